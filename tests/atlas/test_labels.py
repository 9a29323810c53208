"""Labels keep off each other, off dots, and in the picture."""

import random

import pytest

from atlas import labels
from atlas.labels import Named


@pytest.mark.parametrize("seed", range(12))
def test_labels_never_overlap_or_leave_the_picture(seed: int) -> None:
    dice = random.Random(seed)
    height = dice.choice([800.0, 1000.0, 1600.0])
    things = [
        Named(dice.uniform(150, 850), dice.uniform(60, height - 60), "Landmark"[: dice.randint(3, 8)])
        for _ in range(dice.randint(1, 9))
    ]
    placed = labels.place(things, height)
    boxes = [labels.box(anchor, one.text) for one, anchor in zip(things, placed, strict=True) if anchor]
    assert all(labels.inside(box, height) for box in boxes)
    assert not any(labels.overlap(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert len(boxes) == len(things)


def test_a_label_is_not_laid_over_what_stands_there() -> None:
    taken = labels.box((labels.MARGIN, 500), "Ankle bone")
    [anchor] = labels.place([Named(200, 500, "KI 3")], 1000, [taken])
    assert anchor
    assert not labels.overlap(labels.box(anchor, "KI 3"), taken)


def test_without_room_there_is_no_label() -> None:
    assert labels.place([Named(500, 20, "A very long label that fits nowhere at all")], 40) == [None]


def test_a_leader_that_passes_a_dot_is_noticed() -> None:
    assert labels.close(0, 0, 100, 0, (50, 10))
    assert not labels.close(0, 0, 100, 0, (50, 60))
