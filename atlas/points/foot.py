"""Points: foot."""

from atlas.placing import Row

POINTS: list[Row] = []
