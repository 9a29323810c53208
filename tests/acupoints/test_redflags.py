"""Red flags of several complaints: merged, none lost, the most urgent level wins."""

from acupoints.redflags import LEVELS, Sign, merge


def signs(emergency: list[str], urgent: list[str] | None = None, clinician: list[str] | None = None):
    return {"emergency": emergency, "urgent": urgent or [], "clinician": clinician or []}


def test_a_sign_of_several_complaints_stands_once_with_their_names() -> None:
    merged = merge([("A", signs(["Chest pain"])), ("B", signs(["Chest pain", "A fit"])), ("C", signs(["A fit"]))])
    assert merged["emergency"] == [Sign("Chest pain", ("A", "B")), Sign("A fit", ("B", "C"))]


def test_what_holds_for_all_of_them_needs_no_names_and_comes_first() -> None:
    merged = merge([("A", signs(["A fit", "Chest pain"])), ("B", signs(["Chest pain"]))])
    assert merged["emergency"] == [Sign("Chest pain", ()), Sign("A fit", ("A",))]


def test_a_sign_stands_at_its_most_urgent_level_whoever_comes_first() -> None:
    one, other = ("A", signs(["x"], clinician=["High fever"])), ("B", signs(["y"], urgent=["high fever."]))
    for pair in ([one, other], [other, one]):
        merged = merge(pair)
        assert [sign.text.strip(".").lower() for sign in merged["urgent"]] == ["high fever"]
        assert merged["clinician"] == []


def test_no_sign_is_lost() -> None:
    given = [("A", signs(["a", "b"], ["c"], ["d"])), ("B", signs(["c"], ["d", "e"], ["a", "f"]))]
    texts = [sign.text for level in LEVELS for sign in merge(given)[level]]
    assert sorted(texts) == ["a", "b", "c", "d", "e", "f"]
