"""Figures: hand."""

from atlas.figure import FigureDef

FIGURES: list[FigureDef] = []
