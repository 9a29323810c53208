"""Figures: face."""

from atlas.figure import FigureDef

FIGURES: list[FigureDef] = []
