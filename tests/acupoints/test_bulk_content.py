"""The site's whole content goes out and comes back: nothing changes."""

import pytest

from acupoints.bulk import packing
from acupoints.bulk.running import run
from acupoints.bulk.upload import kinds, read
from acupoints.content.kind import registered
from acupoints.models import Point
from tests.bulk_files import FAMILY, tried, wrong

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", packing.FORMATS)
def test_all_content_goes_out_and_comes_back_without_a_change(content: None, form: str) -> None:
    name, _, data = packing.FORMATS[form][1](registered())
    outcome = tried(data, name)
    assert {one.state for one in outcome.changes} == {"same"}
    assert sum(one.kind.name == "point" for one in outcome.changes) == 410
    assert {one.kind.name for one in outcome.changes} == {
        one.name for one in registered() if one.model._default_manager.exists()
    }


def test_an_import_that_makes_the_content_unsafe_is_refused(content: None) -> None:
    """Each row is right by itself; the routine that presses the point is what makes it wrong."""
    routine = next(iter(packing.records(kinds()["routines"])))
    code = next(step["point"] for step in routine["steps"] if step.get("point"))
    outcome = tried(f"code,pressable,press_text,press_level\n{code},never,,\n")
    assert wrong(outcome) == []
    assert f"{code} is never pressed" in " ".join(one.reason for one in outcome.problems)
    rows = read(f"code,pressable,press_text,press_level\n{code},never,,\n".encode(), "points.csv")
    assert not run(rows, FAMILY, None, "Imported.").stands
    assert Point.objects.get(code=code).pressable != "never"
