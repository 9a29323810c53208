"""Points: front."""

from atlas.placing import Row

POINTS: list[Row] = []
