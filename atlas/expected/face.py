"""What the standard fixes: face."""

from atlas.expect import Between, Distance, Level

EXPECTED: list[Distance | Level | Between] = []
