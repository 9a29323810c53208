"""How a reader asked to see a figure: kept in the address, so that it can be shared and works without a script."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

LOOK = ("figure", "side", "zoom", "bones", "labels")  # in the address


@dataclass(frozen=True, slots=True)
class Look:
    """`figure`: the slug of the one that is shown large; empty for the most telling one."""

    figure: str = ""
    side: str = "left"
    zoom: bool = False
    bones: bool = False
    labels: bool = True

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Look":
        """Whatever is not understood counts as not said."""
        return cls(
            figure=asked.get("figure", ""),
            side="right" if asked.get("side") == "right" else "left",
            zoom=asked.get("zoom") == "1",
            bones=asked.get("bones") == "1",
            labels=asked.get("labels") != "0",
        )

    def but(self, **changes: Any) -> "Look":
        return replace(self, **changes)

    @property
    def query(self) -> str:
        """What differs from the plain page, as the end of its address; nothing when nothing does."""
        said = {
            "figure": self.figure,
            "side": "right" if self.side == "right" else "",
            "zoom": "1" if self.zoom else "",
            "bones": "1" if self.bones else "",
            "labels": "" if self.labels else "0",
        }
        said = {name: value for name, value in said.items() if value}
        return f"?{urlencode(said)}" if said else ""
