"""By which rule the atlas placed each point: written with the figures, and read from a file. No queries."""

import json
from functools import cache

from django.conf import settings


@cache
def rules() -> dict[str, str]:
    """By code: landmark and measure in words, of the standard place; empty without the file."""
    path = settings.FIXTURES_ROOT / "atlas" / "points.json"
    places = json.loads(path.read_text("utf-8")) if path.exists() else []
    return {one["code"]: one["rule"] for one in places if one["place"] == "standard"}
