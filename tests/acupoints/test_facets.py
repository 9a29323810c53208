"""Filters that are combined. Pure."""

from acupoints.facets import counts, meets, options

THINGS = [
    {"meridian": frozenset(["ki"]), "reach": frozenset(["easy"])},
    {"meridian": frozenset(["ki"]), "reach": frozenset(["no"])},
    {"meridian": frozenset(["bl"]), "reach": frozenset(["easy"])},
]


def test_every_choice_must_be_met_and_an_empty_one_is_by_all():
    found = [meets(one, {"meridian": "ki", "reach": "easy"}) for one in THINGS]
    assert found == [True, False, False]
    assert all(meets(one, {"meridian": "", "reach": ""}) for one in THINGS)


def test_a_count_says_what_the_choice_would_leave():
    tallies = counts(THINGS, {"meridian": "ki", "reach": ""})
    assert dict(tallies["reach"]) == {"easy": 1, "no": 1}
    assert dict(tallies["meridian"]) == {"ki": 2, "bl": 1}


def test_what_would_leave_nothing_is_not_offered_but_what_is_chosen_is():
    tally = counts(THINGS, {"meridian": "bl", "reach": "no"})["reach"]
    offered = options([("easy", "Easy"), ("no", "Not"), ("awkward", "Awkward")], tally, "no")
    assert [(one.value, one.count, one.is_chosen) for one in offered] == [("easy", 1, False), ("no", 0, True)]
