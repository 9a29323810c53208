"""Content files as an editor would send them, with a small point to send them to."""

import io
import json
import zipfile
from typing import Any

from factories import make_point

from acupoints.admin.families import family_of
from acupoints.bulk.packing import records
from acupoints.bulk.running import Outcome, dry_run
from acupoints.bulk.upload import kinds, read
from acupoints.models import Caution, Point, PointName

FAMILY = family_of


def point_with_cautions() -> Point:
    point = make_point()
    for position, level in enumerate(("ask_first", "light_only"), 1):
        Caution.objects.create(point=point, level=level, text=f"Caution {position}.", position=position)
    PointName.objects.create(point=point, kind="variant", text="Lüxi")
    return point


def record_of(code: str) -> dict[str, Any]:
    """As an export would have it, to be changed."""
    found = json.loads(json.dumps(records(kinds()["points"]), default=str))
    return next(one for one in found if one["code"] == code)


def as_json(**content: Any) -> bytes:
    return json.dumps(content).encode()


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tried(data: bytes | str, name: str = "points.csv", holds: str = "") -> Outcome:
    """A dry run; what it holds can be looked at after it."""
    with dry_run(read(data.encode() if isinstance(data, str) else data, name, holds), family_of) as outcome:
        return outcome


def wrong(outcome: Outcome) -> list[tuple[str, str]]:
    return [place for one in outcome.of("wrong") for place in one.places]
