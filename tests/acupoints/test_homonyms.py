"""Names that several points bear. Pure."""

from acupoints.homonyms import Named, homonyms, short_form

JULIAO = [
    Named("GB29", "Jūliáo", "居髎", "居髎", "Squatting Bone Hole", "geo ryo", (("거료", "korean", "beside the hip"),)),
    Named("ST3", "Jùliáo", "巨髎", "巨髎", "Great Bone Hole", "geo ryo", (("거료", "korean", ""),)),
]
SANLI = [Named("ST36", "Zúsānlǐ", "足三里", "足三里"), Named("LI10", "Shǒusānlǐ", "手三里", "手三里")]


def found(points, language="chinese"):
    groups = [one for one in homonyms(points) if one.language == language]
    return {one.title: [(bearing.code, bearing.text, bearing.role) for bearing in one.bearings] for one in groups}


def test_names_that_differ_in_tones_only_are_one_name_in_the_order_of_the_points():
    assert found(JULIAO) == {"Juliao": [("ST3", "Jùliáo", "name"), ("GB29", "Jūliáo", "name")]}


def test_a_name_without_its_part_of_the_body_is_shared():
    assert found(SANLI) == {"Sanli": [("LI10", "Sānlǐ", "short"), ("ST36", "Sānlǐ", "short")]}


def test_a_short_form_has_at_least_two_characters():
    assert short_form(Named("SI19", "Ěrmén", "耳門", "耳门")) == ""
    assert short_form(Named("ST36", "Zúsānlǐ", "足三里", "足三里")) == "Sānlǐ"
    assert short_form(Named("KI3", "Tàixī", "太谿", "太溪")) == ""


def test_another_name_counts_with_the_point_whose_own_name_it_is():
    ear = Named("EX-HN6", "Ěrjiān", "耳尖", "耳尖")
    other = Named("GB8", "Shuàigǔ", "率谷", "率谷", others=(("耳尖", "classical", "above the ear"),))
    assert found([ear, other]) == {"Erjian": [("GB8", "耳尖", "other"), ("EX-HN6", "Ěrjiān", "name")]}


def test_traditional_and_simplified_characters_are_one_name():
    points = [
        Named("GV14", "Dàzhuī", "大椎", "大椎", others=(("百劳", "classical", ""),)),
        Named("EX-HN15", "Jǐngbǎiláo", "頸百勞", "颈百劳", others=(("百勞", "variant", ""),)),
    ]
    assert [code for code, _, _ in found(points, "characters")["百劳"]] == ["GV14", "EX-HN15"]


def test_a_korean_name_counts_by_its_letters_and_keeps_the_note_that_tells_it_apart():
    (korean,) = [one for one in homonyms(JULIAO) if one.language == "korean"]
    assert (korean.title, korean.bearings[1].note) == ("거료", "beside the hip")


def test_a_name_of_one_point_is_no_homonym():
    point = Named("KI3", "Tàixī", "太谿", "太溪", others=(("Taixi", "variant", ""), ("太溪", "variant", "")))
    assert homonyms([point]) == []
