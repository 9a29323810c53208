import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from acupoints.models import Report
from routines import clock
from routines.clock import Clock, Position
from routines.own import LONGEST_LINK, LONGEST_TITLE
from routines.plan import Plan, Stage, dump, load

from .own import OwnLink, OwnRoutine
from .routine import Routine

LIFETIME = timedelta(hours=24)
MOST_COMMANDS = 2000  # each is kept as an event: a program that presses for ever fills no disk
LEAVING = frozenset({"next", "skip"})  # what leaves the stage that is on the screen


class SessionQuerySet(models.QuerySet["Session"]):
    def begin(self, routine: Routine | OwnRoutine, plan: Plan) -> "Session":
        """A new session, ready but not running. Of the plan only the stages are kept, never the reasons."""
        self.purge(timezone.now())
        Report.objects.all().purge(timezone.now())  # what readers told is kept for a time only, too
        if isinstance(routine, OwnRoutine):
            return self.create(title=routine.own_title, own=routine.code, plan=dump(plan.stages))
        return self.create(routine=routine, plan=dump(plan.stages))

    def purge(self, now: datetime) -> int:
        """Delete the sessions that are older than a day, and say how many."""
        _, rows = self.filter(created_at__lt=now - LIFETIME).delete()
        return rows.get(self.model._meta.label, 0)

    def alive(self, now: datetime) -> Self:
        return self.filter(created_at__gte=now - LIFETIME)


class Session(models.Model):
    """One walk through one plan. Whoever knows its id may steer it; it holds nothing about health."""

    class Phase(models.TextChoices):
        READY = clock.READY
        RUNNING = clock.RUNNING
        DONE = clock.DONE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Unpublish a routine; a day later it can go. Empty for one of somebody's own, which then is in its link:
    routine = models.ForeignKey(Routine, models.PROTECT, null=True, related_name="+")
    own = models.CharField(max_length=LONGEST_LINK, blank=True)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    plan = models.JSONField()  # a snapshot: an editor's change never moves a session under way
    phase = models.CharField(max_length=8, choices=Phase, default=Phase.READY)
    stage = models.PositiveSmallIntegerField(default=0)
    anchor = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    seq = models.PositiveIntegerField(default=0)
    eased = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = SessionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.routine_id or 'own'} since {self.created_at:%H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("routines:session", args=[self.pk])

    @property
    def about(self) -> Routine | OwnLink:
        """What it is a session of: a title and an address to go back to."""
        return self.routine or OwnLink(self.own, self.title)

    @property
    def is_worn_out(self) -> bool:
        return self.seq >= MOST_COMMANDS

    @property
    def stages(self) -> tuple[Stage, ...]:
        return load(self.plan)

    @property
    def clock(self) -> Clock:
        return Clock(self.phase, self.stage, self.anchor, self.paused_at, tuple(self.eased))

    def position_at(self, now: datetime) -> Position:
        return clock.position_at(self.stages, self.clock, now)

    def do(self, command: str, seq: str, at: datetime | None, now: datetime, seen: int | None = None) -> bool:
        """Apply one command if `seq` is still the present one, and say whether it was.

        `at` is when it was pressed, for commands that waited for a network: clamped to [last event, now].
        `seen` is the stage that was on the screen: one that ended on its own meanwhile is not left a second time.
        """
        if seq != str(self.seq):
            return False
        with transaction.atomic():
            when = min(max(at, self._last_event_at()), now) if at else now
            if seen is not None and command in LEAVING and seen < self.position_at(when).stage:
                return False
            after = clock.apply(self.stages, self.clock, command, when)
            if after is None:
                return False
            if not self._compare_and_swap(after):
                self.refresh_from_db()
                return False
            self.events.create(seq=self.seq, kind=command, stage=self.stage, at=when)
        return True

    def _last_event_at(self) -> datetime:
        last = self.events.order_by("-seq").values_list("at", flat=True).first()
        return last or self.created_at

    def _compare_and_swap(self, after: Clock) -> bool:
        """UPDATE … WHERE seq = seen: right on SQLite too, where SELECT FOR UPDATE does nothing."""
        new: dict[str, Any] = {
            "phase": after.phase,
            "stage": after.stage,
            "anchor": after.anchor,
            "paused_at": after.paused_at,
            "eased": list(after.eased),
            "seq": self.seq + 1,
        }
        if not Session.objects.filter(pk=self.pk, seq=self.seq).update(**new):
            return False
        for name, value in new.items():
            setattr(self, name, value)
        return True


class SessionEvent(models.Model):
    """One command that was obeyed. Append-only; a session obeys each seq once."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    stage = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["session", "seq"], name="one_event_per_seq")]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"
