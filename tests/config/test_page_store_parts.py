"""The parts of the page store: what a browser accepts, what it knows, how much is kept, who renders."""

import threading

import pytest

from config.pages.asking import Asking, coding
from config.pages.page import Answer, Page, is_known
from config.pages.rendering import Renderings
from config.pages.shelf import Shelf

HEADERS = [("Content-Type", "text/html"), ("Cache-Control", "public")]


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000, gzip ; q=0.0", ""),
        ("br;q=0.001", "br"),
        ("", ""),
        ("identity", ""),
        ("brotli, xgzip", ""),
    ],
)
def test_the_best_coding_that_is_accepted(accepted: str, chosen: str) -> None:
    assert coding(accepted) == chosen


@pytest.mark.parametrize(
    ("header", "known"),
    [('"a"', True), ('W/"a"', True), (' "b" , W/"a"', True), ("*", True), (" * ", True), ('"b"', False), ("a", False)],
)
def test_tags_are_compared_weakly(header: str, known: bool) -> None:
    assert is_known(header, '"a"') is known


def page(size: int) -> Page:
    return Page(Answer("200 OK", HEADERS, b"\0" * size))


def asking(path: str) -> Asking:
    return Asking(False, "testserver", path, "", False, 0)


def test_the_room_is_never_exceeded_and_what_was_not_asked_longest_goes_first() -> None:
    one = page(10_000)
    shelf = Shelf(room=one.size * 3)
    for name in "abc":
        shelf.put(asking(name), "r1", one)
    assert shelf.get(asking("a"), "r1") is one
    shelf.put(asking("d"), "r1", one)
    assert [name for name in "abcd" if asking(name) in shelf] == ["a", "c", "d"]
    assert shelf.taken == one.size * 3


def test_a_page_in_its_place_takes_the_room_of_the_old_one() -> None:
    shelf = Shelf(room=10**6)
    for number, size in enumerate([10_000, 30_000, 20_000]):
        shelf.put(asking("a"), f"r{number}", page(size))
    assert (len(shelf), shelf.taken) == (1, page(20_000).size)
    assert shelf.get(asking("a"), "r0") is None


def test_a_page_that_would_push_out_half_of_the_others_is_not_kept() -> None:
    shelf = Shelf(room=30_000)
    shelf.put(asking("a"), "r", page(20_000))
    assert (len(shelf), shelf.taken) == (0, 0)


def test_a_thousand_made_up_addresses_stay_within_the_room() -> None:
    shelf = Shelf(room=100_000)
    one = page(1000)
    for number in range(1000):
        shelf.put(asking(f"/{number}"), "r", one)
        assert shelf.taken <= shelf.room
    assert len(shelf) == 100_000 // one.size


def test_whoever_waits_is_freed_when_the_rendering_fails() -> None:
    renderings, begun, go_on, found = Renderings(), threading.Event(), threading.Event(), []

    def failing() -> Page:
        begun.set()
        assert go_on.wait(30)
        raise ZeroDivisionError

    def lead() -> None:
        with pytest.raises(ZeroDivisionError):
            renderings.once("key", failing)

    first = threading.Thread(target=lead)
    first.start()
    assert begun.wait(30)
    second = threading.Thread(target=lambda: found.append(renderings.once("key", lambda: page(1))))
    second.start()
    go_on.set()
    first.join(30)
    second.join(30)
    assert len(found) == 1  # nothing, where it waited; its own page, where it came too late to wait
    assert isinstance(renderings.once("key", lambda: page(1)), Page)


def test_other_pages_are_made_at_the_same_time() -> None:
    renderings = Renderings()
    inner = renderings.once("a", lambda: renderings.once("b", lambda: page(1)) or page(2))
    assert isinstance(inner, Page)
