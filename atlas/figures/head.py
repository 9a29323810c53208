"""Figures: head."""

from atlas.figure import FigureDef

FIGURES: list[FigureDef] = []
