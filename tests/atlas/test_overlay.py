"""Lines on figures."""

import numpy as np
import pytest

from atlas.body_regions import outline, patches
from atlas.overlay import MOST_POINTS, drawn, simplified


def test_a_simplified_line_keeps_its_ends_and_strays_no_farther_than_told() -> None:
    x = np.linspace(0, 100, 200)
    line = np.stack([x, 10 * np.sin(x / 9)], 1)
    thin = simplified(line, 0.5)
    assert len(thin) < len(line) / 3
    assert (thin[0] == line[0]).all()
    assert (thin[-1] == line[-1]).all()
    again = np.interp(line[:, 0], thin[:, 0], thin[:, 1])
    assert np.abs(again - line[:, 1]).max() < 0.75


def test_a_path_never_grows_beyond_its_limit() -> None:
    dice = np.random.default_rng(1)
    noise = dice.random((900, 2)) * 1000
    d = drawn([noise[:500], noise[500:]])
    assert d.startswith("M ")
    assert d.count("L") + d.count("M") <= MOST_POINTS


def test_nothing_seen_draws_nothing() -> None:
    assert drawn([]) == ""


def test_a_patch_becomes_an_outline_about_it() -> None:
    mask = np.zeros((100, 50), bool)
    mask[20:60, 10:40] = True
    mask[80:83, 2:4] = True  # too small for a link
    found = patches(mask)
    assert len(found) == 1
    ring = np.array(outline(found[0])) * [50, 100]
    assert ring.min(0) == pytest.approx([11, 21], abs=1.5)
    assert ring.max(0) == pytest.approx([39, 59], abs=1.5)
