"""What the standard fixes: head."""

from atlas.expect import Between, Distance, Level

EXPECTED: list[Distance | Level | Between] = []
