"""The routine on paper: what stands on it, in which form, and where its QR code leads."""

import re

import pytest

from acupoints.models import Point
from acupoints.qr import QUIET, qr_code
from tests.factories_routines import make_back_ease, make_complaint, make_precaution, make_routine_step

URL = "/routines/back-ease/sheet/"


def body(client, url=URL):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def dark(path):
    """The dark modules that a path draws."""
    boxes = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path)
    return {(int(x) + i, int(y)) for x, y, width in boxes for i in range(int(width))}


@pytest.mark.parametrize("text", ["https://example.org/routines/back-ease/start/", "https://example.org/" + "a" * 300])
def test_the_path_is_the_code_with_its_white_margin(text):
    import segno

    code, rows = qr_code(text), segno.make_qr(text, error="m").matrix
    wanted = {(x + QUIET, y + QUIET) for y, row in enumerate(rows) for x, module in enumerate(row) if module}
    assert dark(code.path) == wanted
    assert code.size == len(rows) + 8
    assert code.path.count("M") < len(wanted)


@pytest.mark.django_db
def test_every_step_has_its_place_side_time_and_pressure(client):
    make_back_ease()
    text = re.sub(r"<[^>]+>", "", body(client, f"{URL}?form=full"))
    assert "Inner ankle, left, then right" in text
    assert "3 min each side. Thumb, light (1 of 3)." in text
    assert "Calf, both sides at once" in text
    assert "2 min, 2 times with 30 s rest. Thumbs, firm but easy (2 of 3)." in text
    assert "Stop if pain runs down the leg." in text
    assert "if you like" in text
    assert "Not yet reviewed by a clinician." in text


@pytest.mark.django_db
def test_the_forms_have_their_own_times_and_the_recommended_one_comes_first(client):
    routine = make_back_ease(recommended_start="full")
    assert "Full form: about" in body(client)
    starter = body(client, f"{URL}?form=starter")
    assert "Starter form: about" in starter
    assert "3 min" not in starter
    assert f'href="{routine.get_absolute_url()}"' in starter


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["", "FULL", "half", "full%00", "%3Cscript%3E"])
def test_another_form_is_refused_in_words(client, form):
    make_back_ease()
    answer = client.get(f"{URL}?form={form}")
    assert answer.status_code == 400
    assert b"starter form and one for the full form" in answer.content


@pytest.mark.django_db
def test_the_warnings_come_before_the_steps(client):
    routine = make_back_ease()
    routine.complaints.add(make_complaint(), make_complaint(slug="draft", title="Unfinished", status="draft"))
    make_precaution(slug="pregnant")
    text = body(client)
    for warning in ("Loss of bladder control", "Fever", "Not if you are pregnant", "Paper cannot ask"):
        assert text.index(warning) < text.index("The steps")
    assert "Unfinished" not in text


@pytest.mark.django_db
def test_without_a_complaint_the_general_warning_stands(client):
    make_back_ease()
    assert "Do not press away a new, strong or growing pain" in body(client)


@pytest.mark.django_db
def test_the_code_leads_to_the_start_of_this_site(client):
    make_back_ease()
    text = body(client)
    address = "http://testserver/routines/back-ease/start/?form=starter"
    assert f'<path d="{qr_code(address).path}"' in text
    assert f">{address}</a>" in text
    assert " style=" not in text


@pytest.mark.django_db
def test_a_point_that_became_one_never_to_press_is_left_out(client):
    routine = make_back_ease()
    Point.objects.filter(code="KI3").update(pressable="never")
    text = body(client)
    assert "Inner ankle" not in text
    assert "Calf, both sides at once" in text
    assert routine.steps.count() == 4


@pytest.mark.django_db
def test_what_is_worn_has_no_clock(client):
    routine = make_back_ease()
    make_routine_step(routine=routine, code="PC6", kind="wear", tool="wristband", hold=0, starter_hold=0)
    assert "No clock." in re.sub(r"<[^>]+>", "", body(client))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "slug", "status"), [("get", "none", 404), ("get", "draft", 404), ("post", "back-ease", 405)]
)
def test_unknown_unpublished_and_posted(client, method, slug, status):
    make_back_ease()
    make_back_ease(slug="draft", status="draft")
    assert getattr(client, method)(f"/routines/{slug}/sheet/").status_code == status


@pytest.mark.django_db
def test_query_ceiling(client, django_assert_max_num_queries):
    make_back_ease()
    with django_assert_max_num_queries(18):
        client.get(URL)


@pytest.mark.django_db
def test_the_routines_page_leads_to_its_sheet_and_the_list_to_my_sessions(client):
    make_back_ease()
    assert f'href="{URL}"' in body(client, "/routines/back-ease/")
    assert 'href="/routines/my-sessions/"' in body(client, "/routines/")


@pytest.mark.django_db
def test_my_sessions_is_the_same_for_everyone_and_in_no_index(client):
    text = body(client, "/routines/my-sessions/")
    assert '<meta name="robots" content="noindex">' in text
    assert "This list is put together in your browser" in text
    assert client.post("/routines/my-sessions/", {"before": 3}).status_code == 405
