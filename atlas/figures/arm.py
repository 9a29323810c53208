"""Figures: arm."""

from atlas.figure import FigureDef

FIGURES: list[FigureDef] = []
