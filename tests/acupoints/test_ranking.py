"""Points for several complaints: the order, the words, and what never appears."""

import pytest

from acupoints.ranking import Candidate, Chosen, rank


def points(**changes: dict[str, str]) -> dict[str, Candidate]:
    codes = ("LI4", "GB20", "PC6", "GB21", "ST9")
    plain = {"pressable": "yes", "reach": "easy"}
    return {code: Candidate(code, order=n, **{**plain, **changes.get(code, {})}) for n, code in enumerate(codes)}


HEADACHE = Chosen("headache", "Headache", 2, (("GB20", "review"), ("LI4", "trial")))
NECK = Chosen("neck-pain", "Neck pain", 2, (("LI4", "tradition"), ("GB21", "tradition")))
NAUSEA = Chosen("nausea", "Nausea", 4, (("PC6", "trial"),))
PREGNANT = Chosen("nausea-in-pregnancy", "Nausea in pregnancy", 2, (("PC6", "review"),), only_its_points=True)
LABOUR = Chosen("labour", "Labour", 2, (("LI4", "trial"),), self_care=False)


def order(*chosen: Chosen, **changes: dict[str, str]) -> list[str]:
    return [one.code for one in rank(chosen, points(**changes)).points]


def test_a_point_for_more_of_the_complaints_comes_first() -> None:
    assert order(HEADACHE, NECK, NAUSEA)[0] == "LI4"


def test_then_a_trial_goes_before_a_review_and_a_review_before_tradition() -> None:
    assert order(HEADACHE, NECK, NAUSEA)[1:] == ["PC6", "GB20", "GB21"]


def test_of_two_trials_the_better_graded_complaint_decides() -> None:
    weak = Chosen("weak", "Weak", 2, (("LI4", "trial"),))
    assert order(weak, NAUSEA) == ["PC6", "LI4"]


def test_a_tradition_gains_nothing_by_a_well_tested_complaint() -> None:
    tested = Chosen("tested", "Tested", 5, (("ST9", "tradition"),))
    assert order(tested, Chosen("other", "Other", 1, (("LI4", "tradition"),))) == ["LI4", "ST9"]


def test_then_what_one_reaches_more_easily_comes_first() -> None:
    one, other = Chosen("a", "A", 1, (("LI4", "tradition"),)), Chosen("b", "B", 1, (("GB20", "tradition"),))
    assert order(one, other) == ["LI4", "GB20"]
    assert order(one, other, LI4={"reach": "awkward"}) == ["GB20", "LI4"]


@pytest.mark.parametrize("change", [{"pressable": "never"}, {"reach": "no"}])
def test_a_point_that_is_never_pressed_does_not_appear(change: dict[str, str]) -> None:
    assert "LI4" not in order(HEADACHE, NECK, LI4=change)


def test_a_point_that_nobody_knows_does_not_appear() -> None:
    assert order(NAUSEA, Chosen("x", "X", 1, (("KI3", "trial"),))) == ["PC6"]


def test_the_reason_says_for_how_many_and_on_what_ground() -> None:
    ranked = rank([HEADACHE, NECK, NAUSEA], points()).points
    assert ranked[0].reason == (
        "Used for 2 of your 3 complaints: headache (used in a trial), neck pain (traditional use)."
    )
    assert rank([HEADACHE, NECK], points()).points[0].reason.startswith("Used for both of your complaints: ")


def test_pregnancy_leaves_its_own_points_only_and_says_so() -> None:
    ranking = rank([HEADACHE, PREGNANT, NAUSEA], points())
    assert [one.code for one in ranking.points] == ["PC6"]
    assert "Nausea in pregnancy allows its own points and no others." in ranking.held_back


def test_what_is_facts_only_holds_back_every_point_and_says_so() -> None:
    ranking = rank([HEADACHE, LABOUR], points())
    assert ranking.points == ()
    assert "Labour is not for self-care." in ranking.held_back


def test_nothing_is_held_back_otherwise() -> None:
    assert rank([HEADACHE, NECK], points()).held_back == ""
