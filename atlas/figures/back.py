"""Figures: back."""

from atlas.figure import FigureDef

FIGURES: list[FigureDef] = []
