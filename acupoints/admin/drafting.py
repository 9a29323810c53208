"""What readers see is changed by drafts only: a form's saving is read, taken back, and kept beside the thing.

The form itself runs as Django has it, on the draft's rows put into a transaction that is rolled back. So every check of
every form holds, and nothing that readers see is touched. What readers cannot see yet is saved at once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.admin.utils import quote, unquote
from django.contrib.contenttypes.models import ContentType
from django.db import Error, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from acupoints.applying import dumped, numbered, put
from acupoints.models import Change
from acupoints.models.change import ChangeEvent, name_of
from acupoints.proposal import Proposal, Safety, digest, is_live
from acupoints.publishing import Refused, carry_out
from acupoints.versions import Family, State, keep_present

WHY, SEEN = "desk-why", "desk-seen"
What = ChangeEvent.What
STALE = "This was changed while you were writing. Your words are kept below: look at the difference, then save again."
TAKEN = "{} is working on a draft of this. Your words are kept below: take the draft over first, then save again."


@dataclass
class Sitting:
    """One request of one editor at one thing's form."""

    user: Any
    now: State
    proposal: Proposal | None = None
    is_post: bool = False
    refusal: str = ""  # why nothing may be saved, though the form itself may be right
    saved: models.Model | None = None
    notes: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def change(self) -> Change | None:
        return self.proposal.change if self.proposal else None

    @property
    def is_anothers(self) -> bool:
        return self.change is not None and not self.change.is_by(self.user)

    @property
    def is_read_only(self) -> bool:
        return self.is_anothers and not self.is_post

    @property
    def is_live(self) -> bool:
        return is_live(self.now)

    @property
    def token(self) -> str:
        return digest(self.now, self.change.data if self.change else None)


class Drafting:
    """For a ModelAdmin with a family. `safety` names what nobody changes alone."""

    safety = Safety()
    keeps_drafts = True
    model: Any
    opts: Any

    @property
    def family(self) -> Family:
        raise NotImplementedError

    def sitting(self, request: HttpRequest, pk: str) -> Sitting:
        change = Change.objects.open().of(self.model, pk).select_related("author").first()
        proposal = Proposal(self.family, change, self.safety) if change else None
        now = proposal.now if proposal else self.family.at(pk) if is_number(pk) else {}
        return Sitting(request.user, now, proposal, request.method == "POST")

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        found = super().get_object(request, object_id, from_field)  # type: ignore[misc]
        if found is not None:
            found.desk_refusal = sitting_of(request).refusal
        return found

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Somebody else's draft can be read only."""
        if sitting_of(request).is_read_only:
            return False
        return bool(super().has_change_permission(request, obj))  # type: ignore[misc]

    def message_user(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Waits until it is known whether what was saved stays."""
        if self.keeps_drafts and sitting_of(request).is_post:
            sitting_of(request).notes.append((args, kwargs))
        else:
            super().message_user(request, *args, **kwargs)  # type: ignore[misc]

    # The form, on the rows of the draft

    def through_draft(self, request: HttpRequest, pk: str, view: Callable[[], HttpResponse]) -> HttpResponse:
        """Run a form's view. Without a draft and without a post it is Django's own."""
        sitting = self.sitting(request, pk)
        setattr(request, "desk", sitting)  # noqa: B010
        if not self.keeps_drafts or (sitting.proposal is None and not sitting.is_post):
            return view()
        try:
            with transaction.atomic():
                return self.on_its_rows(request, pk, sitting, view)
        except Error as error:
            if sitting.change is None:
                raise
            messages.error(request, f"The draft does not fit what stands now: {error}")
            return redirect(sitting.change)

    def on_its_rows(
        self, request: HttpRequest, pk: str, sitting: Sitting, view: Callable[[], HttpResponse]
    ) -> HttpResponse:
        if sitting.is_post:
            self.look_for_others(request, pk, sitting)
        with transaction.atomic():
            if sitting.proposal and not (sitting.is_post and sitting.is_anothers):
                put(self.family, pk, sitting.proposal.merged)
            elif sitting.now:
                keep_present(self.family, self.family.model._default_manager.get(pk=pk))
            response = view()
            after = self.family.at(sitting.saved.pk) if sitting.saved else {}
            if sitting.saved and not sitting.change and not sitting.is_live and not is_live(after):
                self.tell(request, sitting)
                return response
            if hasattr(response, "render"):
                response.render()
            transaction.set_rollback(True)
        if sitting.saved is None:
            self.tell(request, sitting)
            if sitting.refusal:
                response.status_code = 409
            return response
        return self.keep_draft(request, pk, sitting, after, response)

    def look_for_others(self, request: HttpRequest, pk: str, sitting: Sitting) -> None:
        if sitting.now:
            self.model._base_manager.select_for_update().filter(pk=pk).first()
        if sitting.is_anothers and sitting.change:
            sitting.refusal = TAKEN.format(sitting.change.author_name)
        elif SEEN in request.POST and request.POST[SEEN] != sitting.token:
            sitting.refusal = STALE

    def tell(self, request: HttpRequest, sitting: Sitting) -> None:
        for args, kwargs in sitting.notes:
            super().message_user(request, *args, **kwargs)  # type: ignore[misc]

    def keep_draft(
        self, request: HttpRequest, pk: str, sitting: Sitting, after: State, response: HttpResponse
    ) -> HttpResponse:
        if not sitting.change and after == sitting.now:
            messages.info(request, "Nothing was changed.")
            return response
        change = sitting.change or self.begin(request.user, pk, sitting.now, str(sitting.saved))
        known = {*sitting.now, *(sitting.proposal.merged if sitting.proposal else ())}
        data = numbered(self.family, after, known, change.object_id)
        self.write(change, sitting.now, data, request.user, request.POST.get(WHY, "").strip()[:300])
        return self.onward(request, change)

    def begin(self, user: Any, pk: str, now: State, title: str, **fields: Any) -> Change:
        kind, author = ContentType.objects.get_for_model(self.model), {"author": user, "author_name": name_of(user)}
        change = Change(content_type=kind, object_id=pk, title=title[:200], base=dumped(now), **author, **fields)
        change.save()
        if not pk:
            change.object_id = f"-{change.pk}"
        change.note(What.BEGUN, user)
        return change

    def write(self, change: Change, now: State, data: State, user: Any, why: str) -> None:
        """Keep what is proposed, on top of what readers see now."""
        change.title = title_of(data or now)[:200]
        change.base, change.data, change.why = dumped(now), dumped(data), why or change.why
        change.needs_second = self.safety.differs(now, data)
        change.state, change.changed_at = Change.State.WRITING, timezone.now()
        change.save()
        change.note(What.SAVED, user, why)

    def onward(self, request: HttpRequest, change: Change) -> HttpResponse:
        if "_send" in request.POST:
            self.send(change, request.user)
            messages.success(request, f"{change.title}: sent to review. Readers see it once somebody has published it.")
            return redirect(change)
        messages.success(request, f"{change.title}: the draft is kept. Readers see what they saw before.")
        if "_continue" in request.POST:
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", quote(change.object_id))
        return redirect(change)

    def send(self, change: Change, user: Any, why: str = "") -> None:
        change.state, change.changed_at = Change.State.WAITING, timezone.now()
        change.save(update_fields=["state", "changed_at"])
        change.note(What.SENT, user, why)

    # Deleting, and going back

    def bring(self, request: HttpRequest, pk: str, data: State, why: str) -> HttpResponse:
        """Readers get this state: at once, or, where it takes a second person or the right to publish, after review."""
        now = self.family.at(pk)
        if not request.user.has_perm("acupoints.publish_change") or self.safety.differs(now, data):
            return self.propose(request, pk, data, why)
        decided = {"decided_by": request.user, "decided_by_name": name_of(request.user), "decided_at": timezone.now()}
        try:
            with transaction.atomic():
                change = self.begin(
                    request.user, pk, now, title_of(data or now), why=why, state=Change.State.PUBLISHED, **decided
                )
                change.data = dumped(data)
                thing = carry_out(Proposal(self.family, change, self.safety), request.user)
                change.note(What.PUBLISHED, request.user, why)
                logged(change, request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        messages.success(request, f"{change.title}: {why[0].lower()}{why[1:]}")
        here = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return redirect(here, quote(thing.pk)) if thing else redirect(change)

    def propose(self, request: HttpRequest, pk: str, data: State, why: str) -> HttpResponse:
        """A draft that no form made, straight into review."""
        with transaction.atomic():
            sitting = self.sitting(request, pk)
            if sitting.change:
                messages.error(request, f"{sitting.change.author_name} is working on a draft of this: see to it first.")
                return redirect(sitting.change)
            change = self.begin(request.user, pk, sitting.now, "")
            self.write(change, sitting.now, data, request.user, why)
            self.send(change, request.user)
        messages.success(request, f"{change.title}: waits for somebody to publish it.")
        return redirect(change)

    def delete_through_draft(
        self, request: HttpRequest, object_id: str, view: Callable[[], HttpResponse]
    ) -> HttpResponse:
        """Django's own page says what would go and what protects it; what readers see goes once it is published."""
        pk = unquote(object_id)
        if (
            not self.keeps_drafts
            or request.method != "POST"
            or not is_live(self.family.at(pk) if is_number(pk) else {})
        ):
            return view()
        with transaction.atomic():
            response = view()
            if hasattr(response, "render"):
                response.render()
            gone = not self.model._base_manager.filter(pk=pk).exists()
            transaction.set_rollback(True)
        if not gone:
            return response
        drop_messages(request)
        return self.propose(request, pk, {}, request.POST.get(WHY, "").strip()[:300] or "Proposed for deletion.")


def drop_messages(request: HttpRequest) -> None:
    """What Django said of something that was taken back."""
    getattr(messages.get_messages(request), "_queued_messages", []).clear()


def logged(change: Change, by: Any) -> None:
    """In Django's own log too, which the start page of the desk shows."""
    flag = DELETION if change.is_deletion else ADDITION if change.is_new else CHANGE
    LogEntry.objects.create(
        user=by,
        content_type=change.content_type,
        object_id=change.object_id,
        object_repr=change.title,
        action_flag=flag,
        change_message=f"Draft by {change.author_name}, published by {name_of(by)}. {change.why}".strip(),
    )


def title_of(state: State) -> str:
    return next(iter(state.values())).title


def is_number(pk: str) -> bool:
    return pk.removeprefix("-").isdecimal()


def sitting_of(request: HttpRequest) -> Sitting:
    found: Sitting | None = getattr(request, "desk", None)
    return found or Sitting(getattr(request, "user", None), {})
