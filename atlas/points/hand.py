"""Points: hand."""

from atlas.placing import Row

POINTS: list[Row] = []
