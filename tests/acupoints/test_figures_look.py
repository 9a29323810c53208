"""How a figure is asked for by its address, and the part of it that is then seen."""

import re

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from acupoints.figures.crop import CLOSE_UP, STAGE, STEPS, WHOLE_BODY, Crop, crop_round
from acupoints.figures.look import Look

CSS = (settings.BASE_DIR / "static/css/figure.css").read_text()


@pytest.mark.parametrize("query", ["", "?side=right", "?figure=back&side=right&zoom=1&bones=1&labels=0"])
def test_an_address_says_the_same_when_read_and_written(query: str) -> None:
    asked = dict(pair.split("=") for pair in query[1:].split("&") if pair)
    assert Look.read(asked).query == query


@pytest.mark.parametrize("name", ["side", "zoom", "bones", "labels"])
@pytest.mark.parametrize("value", ["", "2", "both", "true", "\x00", "1' OR 1", "左"])
def test_what_is_not_understood_counts_as_not_said(name: str, value: str) -> None:
    assert Look.read({name: value}) == Look()


@given(st.floats(0, 1000), st.floats(0, 1), st.floats(300, 3000), st.sampled_from([STAGE, CLOSE_UP, WHOLE_BODY]))
def test_a_crop_holds_its_point_and_stays_in_the_picture(x: float, down: float, height: float, zoom: int) -> None:
    y = down * height
    left, top, right, bottom = crop_round([(x, y)], height, zoom).box
    assert left - 0.001 <= x <= right + 0.001
    assert top - 0.001 <= y <= bottom + 0.001
    assert 0 <= left < right <= 1000.001
    assert 0 <= top < bottom <= height + 0.001


def test_a_mirrored_crop_shows_the_mirrored_place() -> None:
    plain, mirrored = crop_round([(200, 500)], 1000, 20), crop_round([(800, 500)], 1000, 20, mirrored=True)
    assert plain.classes == mirrored.classes
    assert mirrored.box[0] == 1000 - plain.box[2]


def test_the_style_sheet_has_a_class_for_every_crop() -> None:
    for zoom in (STAGE, CLOSE_UP, WHOLE_BODY):
        assert f".zoom-{zoom} {{ scale: {zoom / 10:g}; }}" in CSS
    for step in range(STEPS + 1):
        for axis in "xy":
            assert f".at-{axis}-{step} {{ --{axis}: {step * 100 // STEPS}%; }}" in CSS
    assert len(re.findall(r"\.at-[xy]-", CSS)) == 2 * (STEPS + 1)
    assert Crop(1000, 20, 3, 4).classes == "zoom-20 at-x-3 at-y-4"
