"""A clinician's review: the pack, its link, its answers, the sign-off, and what pages say of it. Names are made up."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories import make_figure, make_marker, make_point
from factories_routines import make_back_ease, make_complaint
from reversion.models import Version

from acupoints import packs, review_links, reviews
from acupoints.models import Point, ReviewPack, SignOff, months_later
from tests.desk import change_url, point_with_all, save

pytestmark = pytest.mark.django_db
WHO = {"name": "Testa Testperson", "qualification": "invented for a test"}
BY = "Testa Testperson, invented for a test"


def make_pack(*keys: str, kind: str = "point", link: bool = True) -> ReviewPack:
    pack = ReviewPack.objects.create(kind=kind, keys=list(keys or ["KI3"]), title="A test pack")
    if link:
        review_links.renew(pack, timezone.now())
    return pack


def answers_to(pack: ReviewPack, verdict: str = "agree", **others: str) -> dict[str, str]:
    """What a form would send that gives every part the same answer; `others` by part."""
    sent = dict(WHO)
    for sheet in packs.sheets(pack.kind, pack.keys):
        sent[f"d-{sheet.key}"] = sheet.digest
        for part in sheet.parts:
            sent[f"v-{sheet.key}-{part.key}"] = others.get(part.key.replace("-", "_"), verdict)
            sent[f"n-{sheet.key}-{part.key}"] = "A note."
    return sent


def answer(client: Client, pack: ReviewPack, **kwargs: str) -> None:
    response = client.post(review_links.address(pack), answers_to(pack, **kwargs))
    assert response.status_code == 302, response.content
    pack.refresh_from_db()


def sign(admin_client: Client, pack: ReviewPack, key: str = "KI3") -> str:
    url = reverse("admin:acupoints_reviewpack_sign", args=[pack.pk])
    return admin_client.post(url, {"key": key}, follow=True).content.decode()


def signed_point(client: Client, admin_client: Client, **kwargs: str) -> Point:
    point, pack = point_with_all(), make_pack()
    answer(client, pack, **kwargs)
    assert "Signed off" in sign(admin_client, pack)
    point.refresh_from_db()
    return point


# The link


def test_whoever_has_the_link_reads_the_pack_without_a_cookie(client: Client) -> None:
    point_with_all()
    response = client.get(review_links.address(make_pack()))
    html = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in html
    for text in (
        "Feel the ankle bone.",
        "Ask a midwife first.",
        "Lüxi",
        "Agree with a change",
        "<b>K</b> not verified",
    ):
        assert text in html


@pytest.mark.parametrize("token", ["1", "1.1:abc:def", "1.1", "x:y:z", "1.1:1xVPVz:%00", "..:::"])
def test_an_address_that_nobody_signed_is_not_found(client: Client, token: str) -> None:
    make_pack()
    assert client.get(f"/review/{token}/").status_code == 404
    assert client.post(f"/review/{token}/", WHO).status_code == 404


def test_a_link_ends_after_thirty_days(client: Client) -> None:
    point_with_all()
    link = review_links.address(make_pack())
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert client.get(link).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=30, minutes=1)):
        response = client.get(link)
        assert response.status_code == 410
        assert b"This link has ended" in response.content
        assert client.post(link, WHO).status_code == 410


def test_a_link_can_be_taken_back_and_a_new_one_ends_the_old(client: Client, admin_client: Client) -> None:
    point_with_all()
    pack = make_pack()
    first, url = review_links.address(pack), reverse("admin:acupoints_reviewpack_link", args=[pack.pk])
    admin_client.post(url, {"do": "renew"})
    pack.refresh_from_db()
    second = review_links.address(pack)
    assert (client.get(first).status_code, client.get(second).status_code) == (410, 200)
    assert second in admin_client.get(change_url(pack)).content.decode()
    admin_client.post(url, {"do": "revoke"})
    assert client.get(second).status_code == 410
    pack.refresh_from_db()
    assert review_links.address(pack) == ""


def test_a_link_of_one_pack_does_not_open_another(client: Client) -> None:
    one, other = make_pack(), make_pack()
    token = review_links.address(one).replace(f"/review/{one.pk}.", f"/review/{other.pk}.")
    assert client.get(token).status_code == 404


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_answers_from_another_site_are_refused(client: Client, headers: dict[str, str]) -> None:
    point_with_all()
    pack = make_pack()
    response = client.post(review_links.address(pack), answers_to(pack), headers=headers)
    assert response.status_code == 403
    assert not pack.answers.exists()


def test_answers_from_here_need_no_token() -> None:
    point_with_all()
    pack = make_pack()
    response = Client(enforce_csrf_checks=True).post(review_links.address(pack), answers_to(pack))
    assert response.status_code == 302
    assert not response.cookies


def test_the_link_is_in_no_log() -> None:
    from config.logs import SESSION_PATH

    link = review_links.address(make_pack())
    assert SESSION_PATH.sub(r"/\1/…", f"GET {link} 200") == "GET /review/…/ 200"


# The answers


def test_answers_come_back_and_can_be_changed(client: Client) -> None:
    point_with_all()
    pack = make_pack()
    answer(client, pack, cautions="wrong")
    assert (pack.name, pack.qualification) == (WHO["name"], WHO["qualification"])
    assert {(one.part, one.verdict) for one in pack.answers.all()} >= {("cautions", "wrong"), ("place", "agree")}
    html = client.get(review_links.address(pack)).content.decode()
    assert 'name="v-KI3-cautions" value="wrong" checked' in html
    answer(client, pack)
    assert set(pack.answers.values_list("verdict", flat=True)) == {"agree"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": ""}, "Name is missing"),
        ({"qualification": " "}, "Qualification is missing"),
        ({"name": "x" * 61}, "at most 60 letters"),
        ({"v-KI3-place": "perhaps"}, "Choose one of the four answers."),
        ({"v-KI3-place": "wrong", "n-KI3-place": ""}, "Say in the notes what should change."),
        ({"n-KI3-place": "y" * 2001}, "this one has 2001"),
    ],
)
def test_wrong_input_is_named_and_nothing_is_lost(client: Client, changes: dict[str, str], message: str) -> None:
    point_with_all()
    pack = make_pack()
    sent = {**answers_to(pack), "n-KI3-cautions": "A long thought.", **changes}
    response = client.post(review_links.address(pack), sent)
    html = response.content.decode()
    assert response.status_code == 400
    assert message in html
    assert "A long thought." in html
    assert 'name="v-KI3-cautions" value="agree" checked' in html
    assert not pack.answers.exists()


def test_an_editor_types_in_what_came_back_on_paper(admin_client: Client) -> None:
    point_with_all()
    pack = make_pack(link=False)
    url = reverse("admin:acupoints_reviewpack_read", args=[pack.pk])
    assert b"csrfmiddlewaretoken" in admin_client.get(url).content
    assert admin_client.post(url, answers_to(pack)).status_code == 302
    assert pack.answers.count() == len(packs.sheets("point", ["KI3"])[0].parts)


def test_a_point_never_pressed_says_so_and_nothing_of_how(client: Client) -> None:
    make_point(pressable="never")
    html = client.get(review_links.address(make_pack())).content.decode()
    assert "this point is not pressed" in html
    assert "<b>Pressure:</b>" not in html


def test_a_routine_is_read_step_by_step(client: Client) -> None:
    make_back_ease().complaints.add(make_complaint())
    html = client.get(review_links.address(make_pack("back-ease", kind="routine"))).content.decode()
    for text in ("Step 1: KI3", "Stop if pain runs down the leg.", "Loss of bladder control", "What research says"):
        assert text in html


def test_ten_points_cost_no_more_queries_than_one(client: Client, django_assert_max_num_queries) -> None:
    figure = make_figure()
    for number in range(1, 11):
        make_marker(figure=figure, point=make_point(code=f"KI{number}"), x=number / 20)
    for keys in (["KI1"], [f"KI{number}" for number in range(1, 11)]):
        link = review_links.address(make_pack(*keys))
        with django_assert_max_num_queries(45):
            assert client.get(link).status_code == 200


# Putting a pack together


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ({"choice": "codes", "codes": "Ki 3, BL 60"}, ["KI3", "BL60"]),
        ({"choice": "codes", "codes": "ki3,BL60;KI3"}, ["KI3", "BL60"]),
        ({"choice": "KI-0"}, ["KI3"]),
        ({"choice": "routine-back-ease"}, ["back-ease"]),
        ({"choice": "codes", "codes": ""}, None),
        ({"choice": "codes", "codes": "KI99"}, None),
        ({"choice": "codes", "codes": "nonsense"}, None),
        ({"choice": "due"}, None),
        ({"choice": "there is none"}, None),
    ],
)
def test_an_editor_puts_a_pack_together(admin_client: Client, sent: dict[str, str], keys: list[str] | None) -> None:
    make_back_ease()
    make_point(code="BL60")
    response = admin_client.post(reverse("admin:acupoints_reviewpack_add"), sent)
    pack = ReviewPack.objects.first()
    assert (pack and pack.keys) == keys
    assert response.status_code == (302 if keys else 200)


def test_the_desk_needs_rights(client: Client) -> None:
    point_with_all()
    pack = make_pack()
    client.force_login(User.objects.create_user("reader", is_staff=True))
    for url in (change_url(pack), reverse("admin:acupoints_reviewpack_read", args=[pack.pk])):
        assert client.get(url).status_code == 403
    for name in ("link", "sign"):
        assert client.post(reverse(f"admin:acupoints_reviewpack_{name}", args=[pack.pk])).status_code == 403
    client.force_login(viewer := User.objects.create_user("viewer", is_staff=True))
    viewer.user_permissions.add(Permission.objects.get(codename="view_reviewpack"))
    assert client.get(change_url(pack)).status_code == 200
    read = reverse("admin:acupoints_reviewpack_read", args=[pack.pk])
    assert (client.get(read).status_code, client.post(read, answers_to(pack)).status_code) == (200, 403)
    assert client.post(reverse("admin:acupoints_reviewpack_sign", args=[pack.pk])).status_code == 403


# The sign-off


def test_a_confirmed_sign_off_shows_on_the_page_and_in_the_data(client: Client, admin_client: Client) -> None:
    point = signed_point(client, admin_client)
    assert (point.reviewed_by, point.reviewed_on) == (BY, timezone.localdate())
    assert point.next_review_on == months_later(timezone.localdate(), 24)
    html = client.get("/points/ki3/").content.decode()
    assert f"Reviewed by {BY} on" in html
    assert "changed since" not in html
    assert f'"name":"{BY}"' in html
    assert f"Reviewed by {BY}" in client.get("/embed/points/ki3/").content.decode()
    row = client.get("/data/points/ki3.json").json()
    assert BY in row["data"]["review"] if "data" in row else BY in str(row)
    assert "No clinician has reviewed this site so far" not in client.get("/evidence/").content.decode()


CHANGES = {
    "a text": lambda point: Point.objects.filter(pk=point.pk).update(summary="Elsewhere."),
    "a finding step": lambda point: point.locations.update(text="Feel something else."),
    "a caution": lambda point: point.cautions.all().delete(),
    "a marker": lambda point: point.markers.update(x=0.9),
    "a source": lambda point: point.names.update(verification="V"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_after_it_is_told(client: Client, admin_client: Client, change: str) -> None:
    point = signed_point(client, admin_client)
    CHANGES[change](point)
    html = client.get("/points/ki3/").content.decode()
    assert re.search(rf"Reviewed by {BY} on <time.*?>; <b>changed since</b>", html)
    assert "lastReviewed" not in html
    assert "changed since" in client.get("/embed/points/ki3/").content.decode()
    assert "changed since" in str(client.get("/data/points/ki3.json").json())


def test_a_change_that_is_taken_back_is_none(client: Client, admin_client: Client) -> None:
    point = signed_point(client, admin_client)
    for summary in ("Elsewhere.", point.summary):
        Point.objects.filter(pk=point.pk).update(summary=summary)
        changed = "changed since" in client.get("/points/ki3/").content.decode()
        assert changed is (summary == "Elsewhere.")


def test_what_was_not_their_field_is_told(client: Client, admin_client: Client) -> None:
    signed_point(client, admin_client, names="not_mine")
    assert "Not looked at: Names and classes." in client.get("/points/ki3/").content.decode()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"names": "change"}, "A change is asked for."),
        ({"names": "wrong"}, "A change is asked for."),
        ({"names": ""}, "Not answered yet: Names and classes."),
        ({"cautions": "not_mine"}, "Needs somebody whose field it is: Cautions."),
    ],
)
def test_only_what_is_agreed_is_signed_off(
    client: Client, admin_client: Client, given: dict[str, str], why: str
) -> None:
    point_with_all()
    pack = make_pack()
    answer(client, pack, **given)
    assert why in admin_client.get(change_url(pack)).content.decode()
    assert why in sign(admin_client, pack)
    assert not SignOff.objects.exists()


def test_answers_to_a_text_that_has_changed_are_asked_again(client: Client, admin_client: Client) -> None:
    point = point_with_all()
    pack = make_pack()
    answer(client, pack)
    point.cautions.update(text="Ask somebody else.")
    assert "The text has changed since it was answered." in sign(admin_client, pack)
    assert "The text has changed since this was answered." in client.get(review_links.address(pack)).content.decode()
    assert not SignOff.objects.exists()


def test_it_is_signed_off_once(client: Client, admin_client: Client) -> None:
    point_with_all()
    pack = make_pack()
    answer(client, pack)
    sign(admin_client, pack)
    assert "cannot be signed off" in sign(admin_client, pack)
    assert SignOff.objects.count() == 1


def test_a_withdrawn_sign_off_leaves_the_page_and_stays_in_the_history(client: Client, admin_client: Client) -> None:
    point = signed_point(client, admin_client)
    signed = SignOff.objects.get()
    url = reverse("admin:acupoints_signoff_withdraw", args=[signed.pk])
    assert "Say why" in admin_client.post(url, {"reason": " "}, follow=True).content.decode()
    admin_client.post(url, {"reason": "A test of taking it back."})
    signed.refresh_from_db()
    point.refresh_from_db()
    assert (signed.withdrawn_on, signed.withdrawn_reason) == (timezone.localdate(), "A test of taking it back.")
    assert not point.is_reviewed
    assert point.next_review_on is None
    assert "Not yet reviewed by a clinician" in client.get("/points/ki3/").content.decode()
    assert "A test of taking it back." in admin_client.get(change_url(signed)).content.decode()


def test_the_sign_off_before_it_counts_again(client: Client, admin_client: Client) -> None:
    point = signed_point(client, admin_client)
    first = SignOff.objects.get()
    SignOff.objects.filter(pk=first.pk).update(reviewed_on=date(2024, 1, 31))
    pack = make_pack()
    answer(client, pack)
    sign(admin_client, pack)
    second = SignOff.objects.exclude(pk=first.pk).get()
    reviews.withdraw(second, None, timezone.localdate(), "A test.")
    point.refresh_from_db()
    assert (point.reviewed_on, point.next_review_on) == (date(2024, 1, 31), date(2026, 1, 31))


def test_an_older_version_brings_no_withdrawn_review_back(client: Client, admin_client: Client) -> None:
    point = signed_point(client, admin_client)
    save(admin_client, point, beneath="A nerve.")
    assert Point.objects.get(pk=point.pk).is_reviewed
    reviews.withdraw(SignOff.objects.get(), None, timezone.localdate(), "A test.")
    version = Version.objects.get_for_object(point).first()
    assert '"reviewed_by": "Testa' in version.serialized_data
    assert admin_client.post(change_url(point, "revision", version.pk)).status_code == 302
    assert not Point.objects.get(pk=point.pk).is_reviewed


def test_no_editor_types_a_review(admin_client: Client) -> None:
    form = admin_client.get(change_url(point_with_all())).context["adminform"].form
    assert not {"reviewed_by", "reviewed_on", "next_review_on"} & set(form.fields)


def test_a_sign_off_needs_a_name_and_a_digest() -> None:
    point = make_point()
    with pytest.raises(ValidationError):
        reviews.sign_off(
            point, SignOff(name="", qualification="x", reviewed_on=date(2026, 1, 1), scope=["x"], digest="")
        )


def test_a_sign_off_travels_in_files(client: Client, admin_client: Client) -> None:
    from acupoints.content.export import kind_texts
    from acupoints.content.kind import registered

    signed_point(client, admin_client)
    texts = kind_texts(next(kind for kind in registered() if kind.name == "sign-off"))
    assert BY.split(",")[0] in texts["sign_offs.yaml"]
    assert SignOff.objects.get().digest in texts["sign_offs.yaml"]


def test_a_routine_is_signed_off_and_its_changed_step_is_told(client: Client, admin_client: Client) -> None:
    routine, pack = make_back_ease(), make_pack("back-ease", kind="routine")
    answer(client, pack)
    sign(admin_client, pack, "back-ease")
    for url in ("/routines/back-ease/", "/routines/back-ease/sheet/", "/embed/routines/back-ease/"):
        assert f"Reviewed by {BY}" in client.get(url).content.decode()
    type(routine).objects.filter(pk=routine.pk).update(notes="Only for editors.")
    assert "changed since" not in client.get("/routines/back-ease/").content.decode()
    step = routine.steps.first()
    step.instruction = "Press harder."
    step.save()
    for url in ("/routines/back-ease/", "/routines/back-ease/sheet/", "/embed/routines/back-ease/"):
        assert "changed since" in client.get(url).content.decode()


def test_what_is_due_comes_the_longest_overdue_first() -> None:
    for code, day in (("KI3", 3), ("KI4", 1), ("KI5", 9)):
        make_point(code=code, next_review_on=date(2026, 1, day))
    make_point(code="KI6", status="draft", next_review_on=date(2026, 1, 1))
    make_back_ease(next_review_on=date(2026, 1, 2))
    due = reviews.due_for_review(date(2026, 1, 5))
    assert [reviews.place_of(one)[1] for one in due] == ["KI4", "back-ease", "KI3"]


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 3, 15), date(2028, 3, 15)),
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2026, 12, 31), date(2028, 12, 31)),
    ],
)
def test_two_years_later(day: date, later: date) -> None:
    assert months_later(day, 24) == later


def test_nobody_is_named_and_no_query_is_made_where_nobody_signed(django_assert_num_queries) -> None:
    point = make_point()
    with django_assert_num_queries(0):
        assert reviews.review_of(point) is None


def test_the_desks_pages_cost_few_queries(client: Client, admin_client: Client, django_assert_max_num_queries) -> None:
    signed_point(client, admin_client)
    pack, signed = ReviewPack.objects.get(), SignOff.objects.get()
    lists = [reverse(f"admin:acupoints_{name}_changelist") for name in ("reviewpack", "signoff")]
    for url in (*lists, change_url(pack), change_url(signed), reverse("admin:acupoints_reviewpack_add")):
        with django_assert_max_num_queries(50):
            assert admin_client.get(url).status_code == 200
