"""Marks (to come)."""

from atlas.relief.marks import Joints, Mark, Pick


def marks(pick: Pick, joints: Joints) -> list[Mark]:
    return []
