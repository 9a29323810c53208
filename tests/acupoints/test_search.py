import pytest
from hypothesis import given
from hypothesis import strategies as st

from acupoints.search import Entry, Hit, Index, Name, fold
from acupoints.search.text import words


def point(code: str, pinyin: str, hanzi: str, english: str, place: str, *others: str, text: str = "") -> Entry:
    names = (
        Name(pinyin, "pinyin"),
        *(Name(characters, "hanzi") for characters in hanzi.split("/")),
        Name(english, "english"),
        *(Name(other, "variant") for other in others),
        *(Name(phrase, "phrase") for phrase in place.split("; ")),
    )
    return Entry("point", code.lower(), f"/points/{code.lower()}/", f"{code} {pinyin}", names, text)


def complaint(key: str, title: str, text: str = "") -> Entry:
    return Entry("complaint", key, f"/complaints/{key}/", title, (), text)


POINTS = (
    point("BL18", "Gānshū", "肝俞", "Liver Transporter", "upper back; mid back", "肝兪", "간유"),
    point("BL23", "Shènshū", "腎俞/肾俞", "Kidney Transporter", "lower back", "Sea of Vitality", "신유"),
    point("BL40", "Wěizhōng", "委中", "Middle of the Crook", "back of the knee", "Weichung", "i chū", "위중"),
    point("BL47", "Húnmén", "魂門/魂门", "Gate of the Ethereal Soul", "upper back", "혼문"),
    point("BL52", "Zhìshì", "志室", "Residence of the Will", "lower back", "Sea of Vitality", "지실"),
    point("BL54", "Zhìbiān", "秩邊/秩边", "Order's Limit", "buttock", "질변"),
    point(
        "BL57",
        "Chéngshān",
        "承山",
        "Support the Mountain",
        "calf",
        "魚腹",
        text="Often pressed after a cramp.",
    ),
    point("BL60", "Kūnlún", "崑崙/昆仑", "Kunlun Mountains", "behind the outer ankle", "昆侖", "곤륜"),
    point("KI3", "Tàixī", "太谿/太溪", "Supreme Stream", "behind the inner ankle", "Taihsi", "태계"),
    point("GB30", "Huántiào", "環跳/环跳", "Jumping Circle", "buttock; outer hip", "Jumping Round", "환도"),
)
COMPLAINTS = (complaint("low_back_pain", "Lower back pain"), complaint("calf_cramps", "Calf cramps"))
INDEX = Index((*POINTS, *COMPLAINTS))


def keys(query: str) -> list[str]:
    return [hit.entry.key for hit in INDEX.search(query).hits]


def first(query: str) -> Hit:
    return INDEX.search(query).hits[0]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        *[("K3", "ki3"), ("ki 3", "ki3"), ("UB57", "bl57"), ("VB 30", "gb30"), ("ＢＬ６０", "bl60")],
        *[("wei zhong", "bl40"), ("weizhong", "bl40"), ("Wěizhōng", "bl40"), ("WEI-ZHONG", "bl40")],
        *[("委中", "bl40"), ("環跳", "gb30"), ("环跳", "gb30"), ("위중", "bl40"), ("ichu", "bl40")],
        *[("order’s limit", "bl54"), ("Orders Limit", "bl54"), ("calf-cramps", "calf_cramps")],
        *[("acupoint Kunlun", "bl60"), ("BL57 point", "bl57"), ("昆仑穴", "bl60")],
    ],
)
def test_query_with_one_meaning_redirects_to_it(query: str, key: str) -> None:
    results = INDEX.search(query)
    assert results.redirect is not None
    assert results.redirect.key == results.hits[0].entry.key == key


@pytest.mark.parametrize(
    ("query", "expected"),
    [("UB54", ["bl54", "bl40"]), ("BL 54", ["bl54", "bl40"]), ("B47", ["bl47", "bl52"])],
)
def test_both_meanings_of_a_bladder_number_come_first_and_as_equals(query: str, expected: list[str]) -> None:
    results = INDEX.search(query)
    assert [hit.entry.key for hit in results.hits[:2]] == expected
    assert results.hits[0].score == results.hits[1].score
    assert results.redirect is None


def test_why_tells_how_each_meaning_was_found() -> None:
    assert [hit.why for hit in INDEX.search("UB54").hits] == ["code", "older Bladder number 54"]


def test_code_of_a_point_without_a_page_is_still_read() -> None:
    results = INDEX.search("BL45")
    assert [reading.code for reading in results.readings] == ["BL45", "BL50"]
    assert (results.hits, results.redirect) == ((), None)


def test_second_meaning_without_a_page_keeps_the_first_from_being_the_only_one() -> None:
    results = INDEX.search("UB40")
    assert [reading.code for reading in results.readings] == ["BL40", "BL45"]
    assert [hit.entry.key for hit in results.hits] == ["bl40"]
    assert results.redirect is None


def test_name_of_two_points_shows_both_as_equals() -> None:
    results = INDEX.search("sea of vitality")
    assert [hit.entry.key for hit in results.hits] == ["bl23", "bl52"]
    assert results.hits[0].score == results.hits[1].score
    assert results.redirect is None


def test_two_points_with_the_same_pinyin_are_equals_whatever_their_tones() -> None:
    gallbladder = point("GB32", "Zhōngdú", "中瀆/中渎", "Middle Ditch", "thigh")
    liver = point("LR6", "Zhōngdū", "中都", "Middle Capital", "shin")
    index = Index((gallbladder, liver))
    results = index.search("zhong du")
    assert [(hit.entry, hit.score) for hit in results.hits] == [(gallbladder, 95.0), (liver, 95.0)]
    assert results.redirect is None
    assert index.search("中都").redirect is liver


def test_name_that_is_also_the_code_of_another_point_does_not_redirect() -> None:
    other = point("EX-HN6", "Ěrjiān", "耳尖", "Ear Tip", "ear", "K3")
    assert Index((*POINTS, other)).search("K3").redirect is None
    assert Index((other,)).search("K3").redirect is None


def test_exact_name_says_which_name_it_was() -> None:
    assert [first(query).why for query in ("weizhong", "环跳", "jumping circle", "weichung")] == [
        "pinyin Wěizhōng",
        "Chinese 环跳",
        "English name Jumping Circle",
        "other name Weichung",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("hua", ["gb30"]),
        ("zhi", ["bl52", "bl54"]),
        ("委", ["bl40"]),
        ("jumping ci", ["gb30"]),
        ("BL4", ["bl40"]),
    ],
)
def test_start_of_a_name_is_enough(query: str, expected: list[str]) -> None:
    found = INDEX.search(query)
    assert [hit.entry.key for hit in found.hits][: len(expected)] == expected
    assert found.hits[0].why.startswith("starts like")
    assert found.redirect is None


def test_lone_letter_starts_nothing() -> None:
    assert keys("k") == []


def test_whole_word_of_an_english_name_ranks_as_a_word() -> None:
    stream = point("SI3", "Hòuxī", "後谿", "Back Stream", "hand")
    hits = Index((stream, *COMPLAINTS)).search("back").hits
    assert [hit.entry.key for hit in hits] == ["low_back_pain", "si3"]


@pytest.mark.parametrize(
    ("query", "key", "name"),
    [
        ("kunlum", "bl60", "Kūnlún"),
        ("weizong", "bl40", "Wěizhōng"),
        ("wei zong", "bl40", "Wěizhōng"),
        ("zhibain", "bl54", "Zhìbiān"),
        ("huantio", "gb30", "Huántiào"),
        ("Chengsan", "bl57", "Chéngshān"),
    ],
)
def test_slip_of_the_fingers_still_finds_the_point(query: str, key: str, name: str) -> None:
    results = INDEX.search(query)
    assert results.hits[0].entry.key == key
    assert (results.hits[0].why, results.did_you_mean) == (f"looks like {name}", name)
    assert results.redirect is None


@pytest.mark.parametrize(
    "query",
    ["kunming", "potato", "xyzzy", "javascript", "qwertyuiop", "KI28", "BL68", "BL99", "KI٣", "12345", "the", "point"],
)
def test_what_means_nothing_finds_nothing(query: str) -> None:
    results = INDEX.search(query)
    assert (results.hits, results.readings, results.redirect, results.did_you_mean) == ((), (), None, None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("back of knee", ["bl40"]),
        ("behind the knees", ["bl40"]),
        ("popliteal", ["bl40"]),
        ("behind inner ankle", ["ki3"]),
        ("medial malleolus", ["ki3"]),
        ("outer ankle", ["bl60"]),
        ("calf cramp", ["calf_cramps", "bl57"]),
        ("cramping calves", ["calf_cramps", "bl57"]),
        ("buttock", ["bl54", "gb30"]),
        ("buttocks", ["bl54", "gb30"]),
        ("glutes", ["bl54", "gb30"]),
        ("bottock", ["bl54", "gb30"]),
        ("butto", ["bl54", "gb30"]),
        ("waist", ["low_back_pain", "bl23", "bl52"]),
    ],
)
def test_place_on_the_body_finds_its_points(query: str, expected: list[str]) -> None:
    results = INDEX.search(query)
    assert [hit.entry.key for hit in results.hits][: len(expected)] == expected
    assert results.redirect is None


def test_place_is_no_name_so_it_never_redirects() -> None:
    assert first("back of the knee").why == "described as “back of the knee”"
    assert INDEX.search("back of the knee").redirect is None


def test_guessed_word_is_told_apart_from_a_found_one() -> None:
    assert first("buttock").why == "described as “buttock”"
    assert first("bottock").why == "described as “buttock”, by words like: bottock"
    assert (first("calf cramps").why, first("crampz").why) == ("called Calf cramps", "words like: crampz")


def test_title_and_place_weigh_more_than_the_text() -> None:
    index = Index((point("BL1", "A", "甲", "One", "eye", text="About the knee."), complaint("knee", "Sore knee")))
    assert [hit.entry.key for hit in index.search("knee").hits] == ["knee", "bl1"]


def test_code_among_other_words_is_read() -> None:
    results = INDEX.search("UB54 or Zhibian")
    assert [hit.entry.key for hit in results.hits[:2]] == ["bl54", "bl40"]
    assert results.redirect is None


def test_umlaut_is_typed_as_u_or_v() -> None:
    index = Index((point("LI13", "Lǚxì", "旅細", "Example", "arm"),))
    assert [index.search(query).redirect is not None for query in ("luxi", "lvxi", "lü xi", "lǚxì")] == [True] * 4


def test_fold_drops_what_does_not_matter() -> None:
    assert [fold(text) for text in ("Wěi-zhōng", "Shen's", "ＢＬ 40", "委 中", "위중")] == [
        *("weizhong", "shens", "bl40", "委中", "위중")
    ]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        *[("calves", "calf"), ("knees", "knee"), ("knee's", "knee"), ("aching", "ache"), ("cramped", "cramp")],
        *[("stopping", "stop"), ("pressing", "press"), ("bodies", "body"), ("the back of my knee", "back knee")],
    ],
)
def test_forms_of_a_word_are_the_same_word(typed: str, written: str) -> None:
    assert words(typed) == words(written)


def test_sure_hit_keeps_out_what_shares_only_a_word_with_it() -> None:
    assert keys("kidney transporter") == ["bl23"]


def test_word_that_is_known_is_not_taken_for_a_misspelled_name() -> None:
    index = Index((*POINTS, complaint("neck", "Neck pain", text="After a long taxi ride.")))
    results = index.search("taxi")
    assert [hit.entry.key for hit in results.hits] == ["neck"]
    assert results.did_you_mean is None


def test_only_names_nearly_as_close_as_the_closest_are_proposed() -> None:
    near, far = point("BL1", "Abcdefgh", "甲", "One", "eye"), point("BL2", "Abcdefxy", "乙", "Two", "brow")
    assert [hit.entry.key for hit in Index((far, near)).search("abcdefgi").hits] == ["bl1"]


def test_words_of_one_place_come_before_words_of_two() -> None:
    apart = point("BL1", "A", "甲", "One", "inner arm; ankle")
    together = point("BL2", "B", "乙", "Two", "inner ankle")
    assert [hit.entry.key for hit in Index((apart, together)).search("inner ankle").hits] == ["bl2", "bl1"]


def test_lone_letter_before_a_number_is_no_code_among_words() -> None:
    assert INDEX.search("vitamin k 3").readings == ()


def test_limit_cuts_the_hits_but_not_the_redirect() -> None:
    assert len(INDEX.search("upper back", limit=1).hits) == 1
    results = INDEX.search("K3", limit=0)
    assert (results.hits, results.redirect is not None) == ((), True)


@pytest.mark.parametrize(
    "query", ["", "   ", "\0", "K3\0", "wei\x07zhong", "\ud800", "KI3\udcff", "weizhong " * 556, "a" * 5000]
)
def test_what_nobody_types_gives_an_empty_result(query: str) -> None:
    results = INDEX.search(query)
    assert (results.query, results.readings, results.hits, results.redirect) == ("", (), (), None)


def test_long_query_is_cut_at_200_characters() -> None:
    assert INDEX.search("knee " * 60).query == ("knee " * 40)[:200]


@given(st.text(st.characters(), max_size=300))
def test_search_never_raises_and_never_names_an_entry_twice(query: str) -> None:
    results = INDEX.search(query)
    found = [hit.entry.key for hit in results.hits]
    assert len(found) == len(set(found))
    assert [hit.score for hit in results.hits] == sorted((hit.score for hit in results.hits), reverse=True)


def test_empty_index_finds_nothing() -> None:
    assert Index(()).search("back of the knee kunlun").hits == ()


@pytest.mark.parametrize(
    ("query", "code"), [("UB60.", "BL60"), ("(K3)", "KI3"), ("BL6O", "BL60"), ("tai4 xi1", "KI3"), ("“Kunlun”", "BL60")]
)
def test_a_slip_of_the_hand_or_of_copying_does_not_matter(query: str, code: str) -> None:
    results = INDEX.search(query)
    assert results.redirect is not None
    assert results.redirect.key == code.lower()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        *[
            ("four fingers", "3 cun"),
            ("three thumbs", "3 cun"),
            ("2 inches", "three finger widths"),
            ("1.5cun", "2 fingers"),
        ],
        *[("half a thumb", "0.5 cun"), ("twice four fingers", "6 cun"), ("one handbreadth", "4 fingers")],
        *[("ear lobe", "earlobe"), ("2nd toenail", "second toe nail"), ("kneecaps", "knee cap")],
    ],
)
def test_measures_and_compounds_may_be_written_either_way(typed: str, written: str) -> None:
    assert words(typed) == words(written)


def test_number_of_bones_is_no_measure() -> None:
    assert words("two bones") == words("2 bones")
    assert words("two bones")[0] == "2"


def test_words_that_are_not_found_are_named() -> None:
    assert first("buttock 3 cun").why == "described as “buttock”; without 3 cun"


def test_english_name_that_is_also_a_place_does_not_redirect() -> None:
    crease = point("LI12", "Zhouliao", "肘髎", "Elbow Crease", "outer elbow")
    cubit = point("LU5", "Chize", "尺澤", "Cubit Marsh", "elbow crease, thumb side")
    results = Index((crease, cubit)).search("elbow crease")
    assert [hit.entry.key for hit in results.hits] == ["li12", "lu5"]
    assert results.redirect is None
    assert Index((crease,)).search("elbow crease").redirect is crease


def test_pinyin_is_found_as_english_ears_hear_it() -> None:
    assert first("kunloon").entry.key == "bl60"


def test_what_fits_far_worse_than_the_best_is_left_out_and_the_rest_counted() -> None:
    results = INDEX.search("upper back", limit=1)
    assert (len(results.hits), results.total) == (1, len(INDEX.search("upper back", limit=99).hits))
