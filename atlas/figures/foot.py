"""Figures: foot."""

from atlas.figure import FigureDef

FIGURES: list[FigureDef] = []
