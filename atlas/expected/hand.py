"""What the standard fixes: hand."""

from atlas.expect import Between, Distance, Level

EXPECTED: list[Distance | Level | Between] = []
