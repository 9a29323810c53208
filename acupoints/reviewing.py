"""A pack on the screen: what was answered, what is wrong with what came in, and how it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from acupoints.models import ReviewAnswer, ReviewPack
from acupoints.models.review import NOTE
from acupoints.packs import Given, Part, Sheet, given

WHO = (("name", "Name", 60), ("qualification", "Qualification", 58))
VERDICTS = ReviewAnswer.Verdict


@dataclass
class Box:
    """The four ticks and the note of one part."""

    sheet: Sheet
    part: Part
    verdict: str = ""
    note: str = ""
    outdated: bool = False
    wrong: str = ""

    @property
    def name(self) -> str:
        return f"{self.sheet.key}-{self.part.key}"


@dataclass
class Answers:
    """A pack as a form. Give `data` to read one that was sent; nothing is kept before `save`."""

    pack: ReviewPack
    sheets: list[Sheet]
    data: Mapping[str, str] | None = None
    who: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kept = list(self.pack.answers.all())
        self.given: dict[str, list[Given]] = {sheet.key: given(sheet, kept) for sheet in self.sheets}
        self.who = {name: self.pack_or_sent(name) for name, _, _ in WHO}
        self.boxes = {box.name: box for sheet in self.sheets for box in map(self.box(sheet), self.given[sheet.key])}
        if self.data is not None:
            self.read(self.data)

    def pack_or_sent(self, name: str) -> str:
        kept: str = getattr(self.pack, name)
        return self.data.get(name, "").strip() if self.data is not None else kept

    @staticmethod
    def box(sheet: Sheet) -> Any:
        def made(one: Given) -> Box:
            note = one.answer.note if one.answer else ""
            return Box(sheet, one.part, one.verdict, note, one.outdated)

        return made

    def read(self, data: Mapping[str, str]) -> None:
        for box in self.boxes.values():
            box.verdict, box.note = data.get(f"v-{box.name}", ""), data.get(f"n-{box.name}", "").strip()
            if box.verdict and box.verdict not in VERDICTS.values:
                box.verdict, box.wrong = "", "Choose one of the four answers."
            if box.verdict in (VERDICTS.CHANGE, VERDICTS.WRONG) and not box.note:
                box.wrong = "Say in the notes what should change."
            if len(box.note) > NOTE or "\x00" in box.note:
                box.wrong = f"A note holds {NOTE} letters; this one has {len(box.note)}."
        for name, label, most in WHO:
            if not self.who[name]:
                self.wrong[name] = f"{label} is missing: without it no answer counts."
            elif len(self.who[name]) > most or "\x00" in self.who[name]:
                self.wrong[name] = f"{label}: at most {most} letters."

    @property
    def is_valid(self) -> bool:
        return not self.wrong and not any(box.wrong for box in self.boxes.values())

    @property
    def wrong_boxes(self) -> list[Box]:
        return [box for box in self.boxes.values() if box.wrong]

    @property
    def done(self) -> int:
        return sum(bool(box.verdict) for box in self.boxes.values())

    @transaction.atomic
    def save(self, now: datetime) -> None:
        """Keeps what was answered, as it was read: the text that the form showed, should it have changed since."""
        rows = [
            ReviewAnswer(
                pack=self.pack, key=box.sheet.key, part=box.part.key, verdict=box.verdict, note=box.note,
                digest=self.digest(box), answered_at=now,
            )
            for box in self.boxes.values()
            if box.verdict or box.note
        ]  # fmt: skip
        self.pack.answers.all().delete()
        ReviewAnswer.objects.bulk_create(rows)
        for name, value in self.who.items():
            setattr(self.pack, name, value)
        self.pack.answered_at = now
        self.pack.save(update_fields=[*self.who, "answered_at"])

    def digest(self, box: Box) -> str:
        sent = (self.data or {}).get(f"d-{box.sheet.key}", "")
        return sent if len(sent) == len(box.sheet.digest) else ""
