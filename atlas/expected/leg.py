"""What the standard fixes: leg."""

from atlas.expect import Between, Distance, Level

EXPECTED: list[Distance | Level | Between] = []
