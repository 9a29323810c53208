"""All figures, by region of the body."""

from importlib import import_module

from atlas.figure import FigureDef
from atlas.tables import REGIONS


def figures() -> dict[str, FigureDef]:
    """By slug. ValueError where a slug stands twice."""
    found: dict[str, FigureDef] = {}
    for one in (one for region in REGIONS for one in import_module(f"atlas.figures.{region}").FIGURES):
        if one.slug in found:
            raise ValueError(f"the figure {one.slug} stands twice")
        found[one.slug] = one
    return found
