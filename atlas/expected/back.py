"""What the standard fixes: back."""

from atlas.expect import Between, Distance, Level

EXPECTED: list[Distance | Level | Between] = []
