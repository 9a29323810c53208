"""A point's names in groups, each with its language. Pure."""

from dataclasses import dataclass

import pytest

from acupoints.naming import MANY, book_codes, grouped, language


@dataclass
class Name:
    text: str
    kind: str = "variant"
    scheme: str = ""
    note: str = ""
    verification: str = "K"


@dataclass
class Book:
    key: str


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        (Name("태계", "korean"), "ko"),
        (Name("吕细", "classical"), "zh-Hans"),
        (Name("太谿"), "zh-Hant"),
        (Name("Taixi"), "zh-Latn-pinyin"),
        (Name("Taihsi", scheme="Wade-Giles spelling"), "zh-Latn-wadegile"),
        (Name("Great Ravine", "english"), ""),
        (Name("inner ankle", "phrase"), ""),
    ],
)
def test_a_name_says_its_language(name, lang):
    assert language(name) == lang


def test_names_with_the_same_proof_share_a_line():
    book = [Book("roni")]
    names = [Name("Great Stream", "english", "list", verification="V"), Name("Big Brook", "english", "list", "", "V")]
    (group,) = grouped([(names[0], book), (names[1], book), (Name("Great Ravine", "english"), [])])
    assert [[one.text for one in line.names] for line in group.lines] == [
        ["Great Stream", "Big Brook"],
        ["Great Ravine"],
    ]


def test_groups_stand_in_the_order_of_the_page_and_scripts_apart():
    names = [Name("ankle", "phrase"), Name("Great", "english"), Name("Taixi"), Name("太谿"), Name("태계")]
    assert [one.key for one in grouped((one, []) for one in names)] == ["han", "latin", "english", "phrase", "korean"]


def test_only_a_long_list_is_folded():
    many = [(Name(f"Name {number}", "english"), []) for number in range(MANY + 1)]
    assert grouped(many)[0].is_long
    assert not grouped(many[1:])[0].is_long


def test_books_write_a_code_in_many_ways_and_ambiguous_ones_are_marked():
    by_text = {one.text: one for one in book_codes("PC6")}
    assert by_text["P 6"].means_two
    assert not by_text["KS 6"].means_two
    assert "PC 6" not in by_text
    assert [one.text for one in book_codes("BL54") if one.means_two] == ["B 54", "UB 54", "V 54", "VE 54"]


def test_a_point_without_a_number_has_no_codes_of_books():
    assert book_codes("EX-X-ANMIAN") == []
