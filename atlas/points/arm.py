"""Points: arm."""

from atlas.placing import Row

POINTS: list[Row] = []
