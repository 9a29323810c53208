"""Figures: front."""

from atlas.figure import FigureDef

FIGURES: list[FigureDef] = []
