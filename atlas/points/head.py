"""Points: head."""

from atlas.placing import Row

POINTS: list[Row] = []
