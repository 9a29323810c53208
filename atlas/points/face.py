"""Points: face."""

from atlas.placing import Row

POINTS: list[Row] = []
