"""Points: leg."""

from atlas.placing import Row

POINTS: list[Row] = []
