"""What a point's own rows refuse, at the desk as in a file."""

import pytest
from django.core.exceptions import ValidationError
from factories import make_point

from acupoints.models import PointUse


@pytest.mark.django_db
def test_a_published_point_needs_a_summary_and_a_listed_one_does_not() -> None:
    make_point(code="KI3", status="listed", summary="").full_clean()
    with pytest.raises(ValidationError, match="in one sentence"):
        make_point(code="KI4", summary="").full_clean()


@pytest.mark.django_db
def test_a_listed_point_says_nothing_of_pressing() -> None:
    with pytest.raises(ValidationError, match="nothing of pressing yet"):
        make_point(status="listed", press_text="Press it.").full_clean()


@pytest.mark.django_db
def test_a_complaint_names_points_with_a_page_that_are_ever_pressed() -> None:
    PointUse(point=make_point(code="KI3", status="listed"), text="For the ankle.").clean()
    with pytest.raises(ValidationError, match="KI4 is a draft"):
        PointUse(point=make_point(code="KI4", status="draft"), text="For the ankle.").clean()
    with pytest.raises(ValidationError, match="KI5 is never pressed"):
        PointUse(point=make_point(code="KI5", pressable="never"), text="For the ankle.").clean()
