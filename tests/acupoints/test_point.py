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
@pytest.mark.parametrize("status", ["draft", "listed"])
def test_a_complaint_names_no_point_without_a_text(status: str) -> None:
    with pytest.raises(ValidationError, match="KI3 is not published"):
        PointUse(point=make_point(status=status), text="For the ankle.").clean()
