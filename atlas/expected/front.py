"""What the standard fixes: front."""

from atlas.expect import Between, Distance, Level

EXPECTED: list[Distance | Level | Between] = []
