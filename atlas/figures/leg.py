"""Figures: leg."""

from atlas.figure import FigureDef

FIGURES: list[FigureDef] = []
