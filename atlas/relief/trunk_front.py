"""Front of the trunk."""

from atlas.relief.marks import Joints, Mark, Pick, hollow


def marks(pick: Pick, joints: Joints) -> list[Mark]:
    return [hollow("navel", pick.front(0, 1.045), 5, 6.0, "the navel")]
