"""Which other points become links, and where words find room. Pure."""

from hypothesis import given
from hypothesis import strategies as st

from acupoints.figures.geometry import around, overlap, within
from acupoints.figures.labels import place_label
from acupoints.figures.neighbours import MOST, NARROWEST, TARGET, choose, target_size
from acupoints.figures.spots import Spot

SIZE = target_size(1)
places = st.tuples(st.floats(0, 1000), st.floats(0, 2300))


@st.composite
def many_spots(draw):
    rows = draw(st.lists(st.tuples(places, st.booleans(), st.integers(1, 40)), max_size=60))
    return [Spot(x, y, f"BL {code}", code=f"BL{code}", is_kin=kin) for (x, y), kin, code in rows]


@given(st.lists(places, max_size=3), many_spots())
def test_no_two_targets_overlap_and_none_covers_the_point(own, spots):
    chosen = choose(own, spots, SIZE)
    squares = [around(place, SIZE / 2 - 0.001) for place in (*own, *(spot.place for spot in chosen))]
    for number, square in enumerate(squares):
        for other in squares[max(number + 1, len(own)) :]:
            assert not overlap(square, other)


@given(st.lists(places, max_size=3), many_spots())
def test_a_point_is_chosen_once_and_never_too_many(own, spots):
    codes = [spot.code for spot in choose(own, spots, SIZE)]
    assert len(codes) == len(set(codes)) <= MOST


def test_a_target_is_24_pixels_on_the_narrowest_phone():
    assert round(SIZE * NARROWEST / 1000, 6) == TARGET
    assert target_size(0.5) == SIZE / 2


def test_the_same_meridian_goes_before_what_is_nearer():
    kin = Spot(500, 700, "BL 24", code="BL24", is_kin=True)
    near = Spot(500, 650, "GV 4", code="GV4")
    assert choose([(500, 500)], [near, kin], SIZE) == [kin]


def test_far_points_of_other_meridians_are_no_neighbours():
    far = Spot(900, 900, "SI 3", code="SI3")
    assert choose([(100, 100)], [far], SIZE) == []
    assert choose([], [far], SIZE) == [far]


@given(st.lists(places, min_size=1, max_size=30))
def test_words_never_overlap_and_stay_inside(spots):
    window, taken = (0, 0, 1000, 2300), []
    for place in spots:
        label = place_label("BL 23", place, 37, 20, window, taken)
        if label:
            box = label.box("BL 23")
            assert within(box, window)
            assert not any(overlap(box, other) for other in taken)
            taken.append(box)


def test_a_word_that_finds_no_room_is_left_out():
    everything = (0, 0, 1000, 1000)
    assert place_label("BL 23", (500, 500), 37, 20, everything, [everything]) is None
