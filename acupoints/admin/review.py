"""Review packs on the desk: put one together, send its link, type in what came back on paper, confirm sign-offs."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from acupoints import packs, review_links, reviews
from acupoints.models import ReviewPack, Revision, SignOff
from acupoints.views.review import pack_page

CODES, DUE = "codes", "due"


class PackForm(forms.ModelForm[ReviewPack]):
    """What goes into a pack. Nothing of a pack can be changed afterwards: its number stands for what was read."""

    choice = forms.ChoiceField(label="What to review", help_text="A routine, or up to ten points of a meridian.")
    codes = forms.CharField(
        required=False,
        max_length=300,
        help_text="Only for “points that I name”: up to ten codes, such as KI3, BL60, EX-HN3.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    class Meta:
        model = ReviewPack
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.there = {one.key: one for one in packs.choices()}
        named = [(CODES, "Points that I name below"), (DUE, "Points whose next review has come, ten of them")]
        chosen = self.fields["choice"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = [*named, *((one.key, one.label) for one in self.there.values())]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        choice = cleaned.get("choice")
        if choice == CODES:
            self.fill("point", self.named(cleaned.get("codes", "")))
        elif choice == DUE:
            due = overdue_points(timezone.localdate())
            if not due:
                self.add_error("choice", "No point is due for review.")
            self.fill("point", due)
        elif choice in self.there:
            one = self.there[choice]
            self.fill(one.kind, list(one.keys), one.label)
        return cleaned

    def named(self, text: str) -> list[str]:
        try:
            return packs.listed_codes(text)
        except ValueError as error:
            self.add_error("codes", str(error))
            return []

    def fill(self, kind: str, keys: list[str], title: str = "") -> None:
        self.instance.kind, self.instance.keys = kind, keys
        self.instance.title = (title or ", ".join(keys))[:120]


def overdue_points(today: date) -> list[str]:
    due = (one for one in reviews.due_for_review(today) if reviews.place_of(one)[0] == "point")
    return [reviews.place_of(one)[1] for one in due][: packs.MOST]


@admin.register(ReviewPack)
class ReviewPackAdmin(admin.ModelAdmin[ReviewPack]):
    list_display = ("number", "title", "name", "made_at", "answered_at", "linked")
    list_display_links = ("number", "title")
    form = PackForm
    fields = ("choice", "codes")

    @admin.display(description="pack", ordering="pk")
    def number(self, pack: ReviewPack) -> int:
        return int(pack.pk)

    @admin.display(description="link until")
    def linked(self, pack: ReviewPack) -> date | str:
        ends = pack.link_ends_at
        return ends.date() if ends and ends > timezone.now() else "none"

    def has_delete_permission(self, request: HttpRequest, obj: ReviewPack | None = None) -> bool:
        """A pack stays: sign-offs name it."""
        return False

    def get_urls(self) -> list[URLPattern]:
        def wrap(view: Any) -> Any:
            return self.admin_site.admin_view(view)

        own = [
            path("<int:pk>/read/", wrap(self.read), name="acupoints_reviewpack_read"),
            path("<int:pk>/link/", wrap(require_POST(self.link)), name="acupoints_reviewpack_link"),
            path("<int:pk>/sign/", wrap(require_POST(self.sign)), name="acupoints_reviewpack_sign"),
        ]
        return [*own, *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: ReviewPack, form: Any, change: bool) -> None:
        if request.user.is_authenticated:
            obj.made_by = request.user
        obj.revision = Revision.current()
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: ReviewPack, post_url_continue: str | None = None) -> HttpResponse:
        messages.success(request, f"Pack {obj.pk} is ready.")
        return self.back(obj)

    def back(self, pack: ReviewPack) -> HttpResponse:
        return redirect("admin:acupoints_reviewpack_change", pack.pk)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Where the pack stands: its link, its answers, what can be signed off."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponse("A pack is not changed; make another one.", status=405)
        pack = self.found(request, int(object_id) if object_id.isdecimal() else 0)
        link = review_links.address(pack)
        lasts = pack.link_ends_at is not None and pack.link_ends_at > timezone.now()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(pack),
            "pack": pack,
            "link": request.build_absolute_uri(link) if link and lasts else "",
            "rows": rows_of(pack),
            "may_change": self.has_change_permission(request, pack),
            "may_sign": may_sign(request),
        }
        return TemplateResponse(request, "admin/review_pack.html", context)

    def found(self, request: HttpRequest, pk: int, *, to_change: bool = False) -> ReviewPack:
        pack = get_object_or_404(ReviewPack, pk=pk)
        allowed = self.has_change_permission if to_change else self.has_view_or_change_permission
        if not allowed(request, pack):
            raise PermissionDenied
        return pack

    def read(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The pack itself: to print, to read, and to type in what came back on paper."""
        pack = self.found(request, pk, to_change=request.method == "POST")
        answered: HttpResponse = require_http_methods(["GET", "HEAD", "POST"])(pack_page)(request, pack, desk=True)
        return answered

    def link(self, request: HttpRequest, pk: int) -> HttpResponse:
        pack = self.found(request, pk, to_change=True)
        if request.POST.get("do") == "revoke":
            review_links.revoke(pack)
            messages.success(request, "The link was taken back: nobody gets in with it any more.")
        else:
            review_links.renew(pack, timezone.now())
            messages.success(request, "A new link was made. Links that were sent before have ended.")
        return self.back(pack)

    def sign(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Confirm what the reviewer agreed with, for one thing: from now on its page names them."""
        pack = self.found(request, pk)
        if not may_sign(request):
            raise PermissionDenied
        row = next((one for one in rows_of(pack) if one["sheet"].key == request.POST.get("key")), None)
        if row is None or row["hindrance"] or row["signed"]:
            why = (row["hindrance"] if row else "") or "It is signed off, or no longer in this pack."
            messages.error(request, f"This cannot be signed off. {why}")
            return self.back(pack)
        try:
            signed = reviews.sign_off(row["sheet"].thing, new_sign_off(request, pack, row))
        except ValidationError as error:
            messages.error(request, f"This cannot be signed off: {' '.join(error.messages)}")
        else:
            messages.success(request, f"Signed off: {signed}. Its page says so now.")
        return self.back(pack)


def may_sign(request: HttpRequest) -> bool:
    return bool(request.user.has_perm("acupoints.add_signoff"))


def rows_of(pack: ReviewPack) -> list[dict[str, Any]]:
    """Each thing with its answers, what stands in the way of a sign-off, and the sign-off that this pack gave."""
    answers = list(pack.answers.all())
    signed = {one.key: one for one in SignOff.objects.filter(pack=pack, withdrawn_on=None)}
    rows = []
    for sheet in packs.sheets(pack.kind, pack.keys):
        parts = packs.given(sheet, answers)
        one = signed.get(sheet.key)
        rows.append({
            "sheet": sheet,
            "given": parts,
            "hindrance": packs.hindrance(parts) or ("" if pack.name and pack.qualification else "Nobody gave a name."),
            "signed": one if one and one.digest == sheet.digest else None,
        })  # fmt: skip
    return rows


def new_sign_off(request: HttpRequest, pack: ReviewPack, row: dict[str, Any]) -> SignOff:
    parts: list[packs.Given] = row["given"]
    return SignOff(
        name=pack.name,
        qualification=pack.qualification,
        reviewed_on=timezone.localdate(pack.answered_at) if pack.answered_at else timezone.localdate(),
        scope=[one.part.title for one in parts if one.agreed],
        left_out=[one.part.title for one in parts if one.verdict == packs.NOT_MINE],
        digest=row["sheet"].digest,
        pack=pack,
        recorded_by=request.user if request.user.is_authenticated else None,
    )
