"""What the facts table says of a point's classes. Pure."""

import pytest

from acupoints.class_details import details


@pytest.mark.parametrize(
    ("categories", "found"),
    [
        (
            "he-sea (earth); lower-he-sea of Stomach; command point of abdomen",
            {"he-sea": "earth", "lower-he-sea": "Stomach"},
        ),
        ("xi-cleft of Yin Heel (Yinqiao) Vessel", {"xi-cleft": "Yin Heel (Yinqiao) Vessel"}),
        ("great luo-connecting of Spleen", {"luo-connecting": "Spleen, the great one"}),
        ("hui-meeting of zang organs", {"hui-meeting": "zang organs"}),
        ("yuan-source; Ma Danyang heavenly star point", {}),
        ("", {}),
    ],
)
def test_a_class_is_for_an_element_an_organ_a_vessel_or_a_tissue(categories, found):
    assert details(categories) == found
