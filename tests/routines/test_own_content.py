"""A routine of one's own over the site's own points: each that is pressed can be a step, and its page is obeyed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acupoints import codes
from acupoints.models import Caution, Point, precaution_rules
from routines.models import Routine
from routines.models.own import facts, read
from routines.own import MOST_STEPS, wishes
from routines.plan import compile

pytestmark = pytest.mark.usefixtures("content")
URL = "/routines/own/"


def test_no_tick_leaves_a_point_in_that_its_page_says_to_leave():
    """Every point of the site that is pressed, with every tick that its page has a caution for."""
    rules = precaution_rules()
    told = Caution.objects.filter(level__in=("never", "avoid"), applies_to__isnull=False)
    for code, tick in told.exclude(point__pressable="never").values_list("point__code", "applies_to__slug"):
        routine, _ = read(wishes(codes.slug(code)))
        made = compile(routine.spec(), {tick}, routine.rules(rules), form="full")
        assert code not in {stage.code for stage in getattr(made, "stages", ())}, (code, tick)


def test_the_pages_of_the_site_give_every_point_that_can_be_a_step():
    every = [point.code for point in Point.objects.order_by("sort_order")]
    known = facts(every)
    pressed = [code for code in every if known[code].point.pressable != "never"]
    for start in range(0, len(every), MOST_STEPS):
        routine, found = read(wishes(",".join(codes.slug(code) for code in every[start : start + MOST_STEPS])))
        never = [code for code in every[start : start + MOST_STEPS] if code not in pressed]
        assert len(found.errors) == len(never)
        for step in routine.spec().steps:
            assert step.point.find_text
            assert step.point.press_text
            assert step.place


def test_a_longer_routine_costs_no_more_queries(client):
    def cost(*numbers):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(URL, {"r": ",".join(f"bl{number}" for number in numbers)}).status_code == 200
        return len(seen)

    assert cost(60, 57) >= cost(*range(11, 31))


def test_every_routine_of_the_site_can_be_copied(client):
    for routine in Routine.objects.published():
        answer = client.get(URL, {"copy": routine.slug})
        assert answer.status_code == 200, routine.slug
