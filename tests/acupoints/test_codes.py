import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acupoints import codes
from acupoints.prefixes import PREFIXES, SERIES, Prefix, is_ambiguous

ALL_CODES = [f"{series}{n}" for series, it in SERIES.items() for n in range(1, it.highest + 1)] + [codes.ANMIAN]
TODAYS_NUMBERS = (41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 36, 37, 38, 39, 40)
OLDER_PAIRS = list(zip(range(36, 55), TODAYS_NUMBERS, strict=True))
NO_CODES = """
    3 BL KI0 KI28 BL68 EX-CA2 EX3 QQ3 BL4.0 BL40+ KI3.5 KI,3 M-HN3 N-HN3 MHN3 BL٤٠ BL٤0 ٣E5 BL४०
"""
HOSTILE = ["", " ", "BL40\0", "B\0L40", "BL\ud80040", "\udcff", "KI" + "0" * 5000 + "3", " " * 5000 + "KI3"]


def meant(text: str) -> list[str]:
    return [reading.code for reading in codes.parse(text)]


def test_table_holds_361_who_points_and_48_extra_points() -> None:
    who = sum(it.highest for series, it in SERIES.items() if not series.startswith("EX-"))
    assert (who, len(ALL_CODES)) == (361, 361 + 48 + 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KI3", "KI3"),
        ("ki3", "KI3"),
        ("KI 03", "KI3"),
        ("  ki-3\n", "KI3"),
        ("K-3", "KI3"),
        ("Kidney 3", "KI3"),
        ("sj5", "TE5"),
        ("3E5", "TE5"),
        ("3e 15", "TE15"),
        ("Triple Warmer 5", "TE5"),
        ("Liv3", "LR3"),
        ("Ren 12", "CV12"),
        ("Du 4", "GV4"),
        ("Dü 4", "SI4"),
        ("DU\u0308 4", "SI4"),
        ("due4", "SI4"),
        ("Bl.60", "BL60"),
        ("U.B. 60", "BL60"),
        ("BL\u201360", "BL60"),
        ("ＢＬ６０", "BL60"),
        ("LI4", "LI4"),
        ("L4", "LU4"),
        ("EX-HN3", "EX-HN3"),
        ("exhn3", "EX-HN3"),
        ("Ex HN 3", "EX-HN3"),
        ("EX-B2", "EX-B2"),
        ("ex-x-anmian", "EX-X-ANMIAN"),
    ],
)
def test_every_spelling_of_a_code_is_read(text: str, code: str) -> None:
    assert meant(text) == [code]


@pytest.mark.parametrize("text", ["GV24+", "gv 24.5", "Du24+", "VG 29", "GV29"])
def test_yintang_is_known_by_its_other_codes(text: str) -> None:
    (reading,) = codes.parse(text)
    assert (reading.code, reading.scheme) == ("EX-HN3", "other_code")


def test_anmian_is_known_by_the_code_that_some_books_print() -> None:
    assert meant("EX-HN22") == [codes.ANMIAN]


@pytest.mark.parametrize("text", [*NO_CODES.strip().split(), *HOSTILE, "KI 3 4"])
def test_anything_else_has_no_reading(text: str) -> None:
    assert codes.parse(text) == ()


@given(st.text(st.characters(), max_size=60) | st.from_regex(r"[A-Za-z0-9 .+-]{1,12}"))
def test_parse_never_raises_and_answers_in_who_codes(text: str) -> None:
    assert all(codes.is_canonical(reading.code) for reading in codes.parse(text))


@pytest.mark.parametrize("prefix", ["BL", "UB", "B", "V", "Bladder "])
@pytest.mark.parametrize(("older", "today"), OLDER_PAIRS)
def test_bladder_number_36_to_54_means_the_who_point_and_then_the_older_one(
    prefix: str, older: int, today: int
) -> None:
    first, second = codes.parse(f"{prefix}{older}")
    assert (first.code, second.code, second.scheme) == (f"BL{older}", f"BL{today}", "older_number")
    assert f"number {older} in the older Bladder numbering" in second.note
    assert codes.older_number(second.code) == older


@pytest.mark.parametrize("number", [1, 35, 55, 57, 60, 67])
def test_bladder_number_outside_the_older_range_has_one_meaning(number: int) -> None:
    assert meant(f"UB{number}") == [f"BL{number}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P6", ["PC6", "LU6"]),
        ("P 10", ["LU10"]),
        ("H3", ["HT3", "LR3"]),
        ("H14", ["LR14"]),
        ("IG4", ["LI4", "SI4"]),
        ("IG20", ["LI20"]),
    ],
)
def test_prefix_with_two_meanings_gives_both_where_both_exist(text: str, expected: list[str]) -> None:
    assert meant(text) == expected
    assert {reading.scheme for reading in codes.parse(text)} == {"other_language"}


def test_notes_tell_two_languages_apart() -> None:
    pericardium, lung = codes.parse("P6")
    assert pericardium.note == "PC6 where P is the Pericardium meridian, as in English books."
    assert lung.note == "LU6 where P is the Lung meridian, as in French and Italian books."


def test_scheme_says_how_the_code_was_written() -> None:
    schemes = [codes.parse(text)[0].scheme for text in ("KI3", "K3", "P6", "GV29")]
    assert schemes == ["who", "prefix", "other_language", "other_code"]


def test_only_p_h_and_ig_are_ambiguous() -> None:
    assert {row.text for row in PREFIXES if is_ambiguous(row.text)} == {"P", "H", "IG"}


@pytest.mark.parametrize("row", PREFIXES, ids=lambda row: row.text)
def test_every_row_of_the_table_is_read(row: Prefix) -> None:
    assert f"{row.series}1" in meant(f"{row.text}1")


def test_normalise_writes_the_who_form() -> None:
    found = [codes.normalise(text) for text in ("ki 3", "K-3", "BL54", "bl 40", "exhn3")]
    assert found == ["KI3", "KI3", "BL54", "BL40", "EX-HN3"]


@pytest.mark.parametrize("text", ["P6", "H3", "UB54", "KI28", "", "Weizhong", "KI3\0"])
def test_normalise_refuses_what_is_no_code_or_more_than_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"no point code|several meanings"):
        codes.normalise(text)


def test_every_code_survives_slug_spacing_and_normalising() -> None:
    for code in ALL_CODES:
        assert codes.normalise(code) == code
        assert codes.normalise(codes.spaced(code)) == code
        assert codes.from_slug(codes.slug(code)) == code


@given(st.from_regex(r"[A-Za-z0-9 .+-]{1,12}") | st.sampled_from(ALL_CODES))
def test_normalise_is_idempotent(text: str) -> None:
    try:
        once = codes.normalise(text)
    except ValueError:
        return
    assert codes.normalise(once) == once


@pytest.mark.parametrize("slug", ["KI3", "ki-3", "ki03", "k3", "ki28", "", "ki", "exhn3", "ki3\n", "ki٣", "\0"])
def test_only_one_slug_leads_to_a_point(slug: str) -> None:
    assert codes.from_slug(slug) is None


@given(st.text(st.characters(), max_size=20))
def test_from_slug_never_raises(slug: str) -> None:
    assert codes.from_slug(slug) is None or codes.slug(slug) == slug


@given(st.permutations(ALL_CODES))
def test_codes_sort_by_meridian_then_number_with_anmian_last(shuffled: list[str]) -> None:
    assert sorted(shuffled, key=codes.sort_key) == ALL_CODES


def test_series_come_in_the_order_of_the_who_standard() -> None:
    in_order = (code.rstrip("0123456789") for code in sorted(ALL_CODES, key=codes.sort_key))
    assert " ".join(series for series, _ in itertools.groupby(in_order)) == (
        "LU LI ST SP HT SI BL KI PC TE GB LR GV CV EX-HN EX-CA EX-B EX-UE EX-LE EX-X-ANMIAN"
    )


def test_spaced_code_is_for_reading() -> None:
    assert [codes.spaced(code) for code in ("KI3", "EX-HN3", "EX-X-ANMIAN")] == [
        "KI 3",
        "EX-HN 3",
        "EX-X-ANMIAN",
    ]


def test_spellings_of_a_code_name_their_languages() -> None:
    found = dict(codes.spellings("BL40"))
    assert next(iter(found)) == "BL"
    assert (found["UB"], found["V"]) == ("English", "French, Italian")
    assert codes.spellings(codes.ANMIAN) == []
