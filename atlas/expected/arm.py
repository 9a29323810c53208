"""What the standard fixes: arm."""

from atlas.expect import Between, Distance, Level

EXPECTED: list[Distance | Level | Between] = []
