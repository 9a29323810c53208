"""What the standard fixes: foot."""

from atlas.expect import Between, Distance, Level

EXPECTED: list[Distance | Level | Between] = []
