"""What an address of several complaints means. Rows that were never saved are enough."""

from acupoints.choosing import MOST, chosen
from acupoints.models import Complaint

ALL = [Complaint(pk=n, slug=f"c{n}", title=f"C{n}") for n in range(1, MOST + 3)]


def test_two_or_more_are_put_together_in_the_order_asked_for_each_once() -> None:
    choice = chosen(["c2", "c1", "c2"], ALL)
    assert [one.slug for one in choice.ticked] == ["c2", "c1"]
    assert choice.together
    assert choice.unknown == 0


def test_one_is_not_put_together_and_it_says_so() -> None:
    choice = chosen(["c1"], ALL)
    assert not choice.together
    assert "Tick a second one" in choice.problem


def test_unknown_ones_are_counted_and_left_out() -> None:
    choice = chosen(["c1", "none", "", "c2", "x" * 9999], ALL)
    assert (choice.together, choice.unknown) == (True, 2)


def test_too_many_are_refused_in_words() -> None:
    choice = chosen([one.slug for one in ALL], ALL)
    assert not choice.together
    assert f"Choose {MOST} at most" in choice.problem


def test_nothing_asked_for_is_no_problem() -> None:
    assert chosen([], ALL).problem == ""
