"""A spreadsheet as text: safe to open, and the same again when it comes back. No test here needs the database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acupoints.bulk.cells import Unreadable, decoded, guarded, lines, unguarded, written

KNOWN = ["code", "summary", "english"]


@pytest.mark.parametrize("text", ["=1+1", "+1 (a)", "-one", "@SUM(A1)", "\t=1", "＝1", "'=1", "''@x"])
def test_what_would_run_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "-0.5", "12", "Great Ravine", "'tis", "'", "a=b"])
def test_plain_cells_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r")), min_size=3, max_size=3))
def test_any_text_comes_back_as_it_went(cells: list[str]) -> None:
    text = decoded(written(KNOWN, [dict(zip(KNOWN, cells, strict=True))]).encode())
    header, found = lines(text, KNOWN)
    assert header == KNOWN
    assert [one for _, one in found] == ([cells] if any(map(str.strip, written_cells(cells))) else [])


def written_cells(cells: list[str]) -> list[str]:
    return list(map(guarded, cells))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_of_all_programs_are_read(separator: str, end: str) -> None:
    text = end.join([separator.join(KNOWN), separator.join(["KI3", '"a\r\nb"', "Ravine"]), ""])
    assert lines(text, KNOWN) == (KNOWN, [(2, ["KI3", "a\nb", "Ravine"])])


def test_the_line_of_a_record_is_its_first() -> None:
    text = 'sep=;\r\ncode;summary;english\r\nKI3;"a\r\nb";x\r\n\r\nKI4;;\r\n'
    assert [number for number, _ in lines(text, KNOWN)[1]] == [3, 6]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("code\nKI3".encode("utf-16"), "UTF-16"),
        (b"code,summary\nKI3,a\nKI4,T\xe0ix\xec", "Line 3 is not in UTF-8"),
        (b"code\n\0", "NUL"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        decoded(data)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (",".join(f"c{one}" for one in range(10_000)), "10000 columns"),
        ("code,code\nKI3,KI4", "stands twice"),
        ("code\n" + "KI3\n" * 2001, "more than 2000 lines"),
        ('code\n"KI3', "not CSV"),
        (f"code\n{'a' * 200_000}", "not CSV"),
    ],
)
def test_what_is_too_much_is_refused_with_its_reason(text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        lines(text, KNOWN)
