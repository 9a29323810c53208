"""Points: back."""

from atlas.placing import Row

POINTS: list[Row] = []
