"""What waits for an editor, as the start page of the desk lists it. Another app adds its own trays with `tray`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

SHOWN = 8  # entries of a tray on the start page


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that waits: `url` leads to its form."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tray:
    """A pile of entries, the most pressing first. `total` counts those that are not listed here too."""

    title: str
    entries: tuple[Entry, ...] = ()
    total: int = 0
    more: str = ""  # where all of them stand
    empty: str = "Nothing waits here."
    pressing: bool = False


Editor = AbstractBaseUser
Fill = Callable[[HttpRequest], Tray | None]  # None: not for this editor
_trays: list[tuple[int, Fill]] = []


def tray(place: int) -> Callable[[Fill], Fill]:
    """Registers one, at a place among the others: small numbers first."""

    def register(fill: Fill) -> Fill:
        _trays.append((place, fill))
        return fill

    return register


def trays(request: HttpRequest) -> list[Tray]:
    filled = (fill(request) for _, fill in sorted(_trays, key=lambda one: one[0]))
    return [one for one in filled if one is not None]
