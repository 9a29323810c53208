"""A text held against its row: the ten points written first pass, and each mistake planted in them is named."""

from functools import cache
from typing import Any

import pytest
from django.conf import settings

from acupoints.content.lint.points import facts
from acupoints.content.lint.rows import rows, texts
from acupoints.content.rows import Row, compare
from acupoints.content.rows.landmarks import GENERAL
from acupoints.content.text import load

WRITTEN = ("BL18", "BL23", "BL40", "BL47", "BL52", "BL54", "BL57", "BL60", "GB30", "KI3")


@cache
def written(code: str) -> list[tuple[str, str, bool]]:
    record: dict[str, Any] = load((settings.FIXTURES_ROOT / f"points/{code.lower()}.yaml").read_text(encoding="utf-8"))
    return texts(record)


def complaints(code: str, *found: tuple[str, str, bool]) -> str:
    return "\n".join(compare(code, list(found), rows()))


def planted(code: str, right: str, mistake: str) -> str:
    """What is said of a point with one mistake in the one text that holds the right words."""
    found = [(name, words.replace(right, mistake, 1), exact) for name, words, exact in written(code)]
    assert found != written(code), f"{code} does not say {right!r} any more"
    return complaints(code, *found)


@pytest.mark.parametrize("code", WRITTEN)
def test_the_ten_points_written_first_agree_with_their_rows(code: str) -> None:
    assert complaints(code, *written(code)) == ""


NUMBERS = [
    ("BL18", "1.5 cun out from the middle line", "2 cun out from the middle line", "standard location says “2 cun”"),
    ("BL18", "about 1.5 cun", "about 3 cun", "finding step 4 says “3 cun”"),
    ("BL18", "two finger-widths from the spine", "four finger-widths from the spine", "summary says “four finger-w"),
    ("BL23", "Two finger-widths are about", "Three finger-widths are about", "finding step 3 says “Three finger-w"),
    ("BL23", "1.5 cun out", "0.5 cun out", "standard location says “0.5 cun”"),
    ("BL47", "3 cun out", "4 cun out", "standard location says “4 cun”"),
    ("BL47", "spine: 3 cun", "spine: 2 cun", "finding step 3 says “2 cun”"),
    ("BL52", "four fingers side by side", "two fingers side by side", "finding step 3 says “two fingers”"),
    ("BL52", "Two fingers further in", "Three fingers further in", "finding step 4 says “Three fingers”"),
    ("BL54", "Four finger-widths are 3 cun", "Four finger-widths are 2 cun", "finding step 3 says “2 cun”"),
    ("BL54", "two to three finger-widths", "four to five finger-widths", "finding step 2 says “four to five fing"),
    ("BL57", "eight thumb-widths (8 cun)", "six thumb-widths (6 cun)", "finding step 4 says “six thumb-widths”"),
    ("BL57", "BL58 lies a thumb’s width", "BL58 lies two thumb-widths", "finding step 5 says “two thumb-widths”"),
    ("KI3", "one thumb’s width below", "three thumb-widths below", "finding step 5 says “three thumb-widths”"),
    ("GB30", "the outer third", "the outer quarter", "standard location says “outer quarter”"),
    ("GB30", "two-thirds of the way", "three-quarters of the way", "summary says “three-quarters”"),
    ("GB30", "two thirds of the way", "three quarters of the way", "finding step 4 says “three quarters”"),
]
LEVELS = [
    ("BL18", "(T9 spinous", "(T10 spinous", "standard location says “T10”; the row has T9"),
    ("BL18", "tip of the ninth thoracic", "tip of the eighth thoracic", "the row has T9"),
    ("BL18", "level with the ninth thoracic vertebra.", "level with the tenth thoracic vertebra.", "summary says"),
    ("BL18", "It meets the seventh", "It meets the sixth", "finding step 2 says “sixth thoracic”"),
    ("BL18", "from the seventh to the ninth", "from the seventh to the tenth", "not on the way to T9"),
    ("BL18", "Count two bumps down", "Count three bumps down", "“three bumps down”, which does not lead to T9"),
    ("BL18", "BL19 one bump lower", "BL19 two bumps lower", "“two bumps lower”, which does not lead to T9"),
    ("BL23", "(L2 spinous", "(L3 spinous", "standard location says “L3”; the row has L2"),
    ("BL23", "the bump of the fourth lumbar", "the bump of the fifth lumbar", "finding step 2 says “fifth lumbar”"),
    ("BL23", "below that second bump", "below that first bump", "“that first bump”, which is not on the way to L2"),
    ("BL47", "Two bumps further down", "Two bumps further up", "“Two bumps further up”, which does not lead to T9"),
    ("BL47", "ninth thoracic vertebra (T9", "ninth lumbar vertebra (T9", "says “ninth lumbar”; the row has T9"),
    ("BL52", "go two bumps up", "go two bumps down", "“two bumps down”, which does not lead to L2"),
    ("BL52", "level with the second lumbar", "level with the third lumbar", "says “third lumbar”; the row has L2"),
    ("BL54", "with the fourth hole", "with the third hole", "says “third hole”; the row has S4"),
    ("BL54", "(fourth posterior", "(second posterior", "says “second posterior sacral foramen”; the row has S4"),
]
LANDMARKS = [
    ("KI3", "(medial malleolus)", "(navicular tuberosity)", "names “navicular” in brackets; the row does not"),
    ("KI3", "and the heel tendon (", "and the kneecap (", "names a landmark (kneecap)"),
    ("BL40", "(popliteal crease)", "(gluteal crease)", "names “gluteal” in brackets"),
    ("BL40", "semitendinosus)", "semimembranosus)", "names “semimembranosus” in brackets"),
    ("BL54", "(median sacral crest)", "(median iliac crest)", "names “iliac” in brackets"),
    ("BL57", "(gastrocnemius)", "(soleus)", "names “soleus” in brackets"),
    ("BL57", "heel tendon joins", "Adam’s apple joins", "names a landmark (Adam’s apple)"),
    ("GB30", "(greater trochanter)", "(ischial tuberosity)", "names “ischial” in brackets"),
    ("GB30", "(sacral hiatus)", "(coccyx tip)", "names “coccyx” in brackets"),
    ("GB30", "(anterior superior iliac spine)", "(pubic symphysis)", "alternative location names “pubic” in brackets"),
    ("BL60", "and the heel tendon.", "and the shin bone.", "names a landmark (shin bone)"),
]
SIDES = [
    ("KI3", "inner ankle bone", "outer ankle bone", "standard location says “outer”"),
    ("KI3", "(medial malleolus)", "(lateral malleolus)", "standard location says “lateral”"),
    ("KI3", "inner and rear side", "inner and front side", "standard location says “front”"),
    ("KI3", "knob on the inner side of the ankle", "knob on the outer side of the ankle", "finding step 2 says “outer"),
    ("KI3", "bone of the inner ankle", "bone of the outer ankle", "summary says “outer”"),
    ("BL60", "outer and rear", "inner and rear", "standard location says “inner”"),
    ("BL60", "(lateral malleolus)", "(medial malleolus)", "standard location says “medial”"),
    ("BL18", "1.5 cun out from", "1.5 cun in from", "which is inner or medial"),
    ("BL18", "1.5 cun out from", "1.5 cun above", "which is above or upper"),
    ("BL18", "On the upper back", "On the lower back", "says “lower back”; the row has “upper back”"),
    ("BL18", "lower edge of the bony", "upper edge of the bony", "standard location says “upper”"),
    ("BL18", "Go out two finger-widths", "Go in two finger-widths", "finding step 4 says “inwards two finger-widths"),
    ("BL40", "At the back of the knee,", "At the front of the knee,", "standard location says “front”"),
    ("BL47", "lower edge", "upper edge", "standard location says “upper”"),
    ("BL57", "roof below", "roof above", "standard location says “above”"),
    ("GB30", "outer third", "inner third", "says “inner third”"),
    ("GB30", "inner two thirds", "outer two thirds", "says “outer two thirds”"),
]


@pytest.mark.parametrize(("code", "right", "mistake", "expected"), [*NUMBERS, *LEVELS, *LANDMARKS, *SIDES])
def test_a_planted_mistake_is_named(code: str, right: str, mistake: str, expected: str) -> None:
    assert expected in planted(code, right, mistake)


def test_a_complaint_says_where_and_what_the_row_says() -> None:
    found = planted("BL47", "3 cun out", "4 cun out")
    assert found == (
        "standard location says “4 cun”; the row has “lat 3 from PML @ T9 spinous lower border” "
        "(landmarks: “T9 spinous lower border level; level with BL18 & GV8”)"
    )


@pytest.mark.parametrize(
    ("code", "words", "exact"),
    [
        ("ST36", "On the shin, 3 cun below ST35, on the line from ST35 to ST41 (tibialis anterior).", True),
        ("PC6", "2 cun above the wrist crease, between the tendons (palmaris longus and flexor carpi radialis).", True),
        ("LI4", "Between the first and second hand bones (metacarpals), level with the middle of the second.", True),
        ("CV12", "In the upper belly, on the middle line, 4 cun above the navel (umbilicus).", True),
        ("KI27", "On the chest, just below the collarbone (clavicle), 2 cun out from the middle line.", True),
        ("SP18", "In the fourth rib space (intercostal space), 6 cun out from the middle line of the chest.", True),
        ("LR3", "On the foot, between the first and second foot bones (metatarsals), where they meet.", True),
        ("BL32", "In the second hole of the sacrum (posterior sacral foramen).", True),
        (
            "TE19",
            "Behind the ear, where the upper third of the curve from TE20 to TE17 meets the lower two thirds.",
            True,
        ),
        ("LI10", "From the elbow crease down to the wrist it is 12 cun: two thumb-widths is a sixth.", False),
        ("LU6", "Four fingers, and again four fingers, side by side, and one thumb’s width: 7 cun.", False),
        ("GB37", "5 cun above the outer ankle bone: four finger-widths and then three finger-widths.", False),
        ("KI22", "Count the ribs down from the second at the breastbone to the fifth rib space.", False),
        ("BL13", "The third thoracic vertebra is level with the inner end of the ridge of the shoulder blade.", False),
        ("CV3", "One thumb’s width above CV2.", False),
        ("LU7", "Between the tendons of two thumb muscles (abductor pollicis longus, extensor pollicis brevis).", True),
        ("LR3", "On top of the foot, where the bases of the first two foot bones meet.", True),
        ("CV17", "On the breastbone, level with the fourth rib space, midway between the nipples.", True),
        ("BL2", "At the inner end of the eyebrow, in the small notch of the bone (frontal notch).", True),
        ("EX-LE5", "On both sides of the tendon below the kneecap (patellar ligament), with the knee bent.", True),
        ("ST40", "8 cun up from the tip of the outer ankle bone, one finger’s width outside ST38.", False),
    ],
)
def test_what_the_row_says_in_plain_words_passes(code: str, words: str, exact: bool) -> None:
    assert complaints(code, ("text", words, exact)) == ""


@pytest.mark.parametrize(
    ("code", "words", "exact", "expected"),
    [
        ("ST36", "3 cun above the hollow beside the kneecap.", True, "which is above or upper"),
        ("SP18", "In the fifth rib space, 6 cun out.", True, "says “fifth rib space”"),
        ("SP18", "Between the fifth and sixth ribs, 6 cun out.", True, "says “Between the fifth and sixth ribs”"),
        ("CV12", "4 cun below the navel.", True, "which is below or lower"),
        ("ST26", "2 cun below the navel and 1 cun out from the middle line.", True, "says “2 cun below”"),
        ("LI4", "Between the second and third metacarpal bones.", True, "says “second and third metacarpal”"),
        ("LI1", "At the nail of the middle finger.", True, "says “middle finger”"),
        ("LR3", "Find the groove between the second and third toes.", False, "says “second and third toes”"),
        ("LU6", "Three fingers, and again three fingers, side by side: 7 cun.", False, "says “Three fingers”"),
        ("LU6", "The forearm is 11 cun long from wrist to elbow.", False, "says “11 cun”"),
        ("KI22", "It lies in the fourth rib space.", False, "says “fourth rib space”"),
        ("TE19", "Where the lower third of the curve meets the upper two thirds.", True, "says “lower third”"),
        ("BL13", "Level with the tip of the fourth thoracic vertebra.", False, "says “fourth thoracic”"),
    ],
)
def test_what_the_row_does_not_say_is_named(code: str, words: str, exact: bool, expected: str) -> None:
    found = complaints(code, ("text", words, exact))
    assert expected in found


def test_each_row_agrees_with_itself() -> None:
    """The rows' own words, with the shorthand that a reader cannot see left in, name no landmark or level too much."""
    wrong = [
        code
        for code, row in rows().items()
        for reason in compare(code, [("row", row.landmark_facts, True)], rows())
        if "names" in reason or "T" in reason.split(";")[0]
    ]
    assert wrong == []


def test_every_row_is_read() -> None:
    assert len(rows()) == len(facts())
    assert all(isinstance(row, Row) and row.place.strip("; ") for row in rows().values())


def test_no_general_word_is_a_landmark() -> None:
    assert not GENERAL & {"malleolus", "patella", "clavicle", "lateral", "medial", "radial", "ulnar"}
