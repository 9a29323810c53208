"""What readers see changes by drafts only: written, reviewed by somebody, published once, and taken back."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from factories import make_figure, make_marker, make_point, make_region, make_step
from factories_routines import make_back_ease

from acupoints.applying import FRESH
from acupoints.models import Caution, Change, Figure, Point, Precaution, Region, Revision, Source
from tests.desk import change_url, do, draft, form_of, point_with_all, published, save, second_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(admin_client: Client) -> Client:
    return admin_client


@pytest.fixture
def other() -> Client:
    return second_desk()


def page(client: Client, change: Change, status: int = 200) -> str:
    response = client.get(change.get_absolute_url())
    assert response.status_code == status
    return response.content.decode()


# Writing


def test_a_save_of_what_readers_see_changes_nothing_for_them(desk: Client, client: Client) -> None:
    point, before = point_with_all(), Revision.current()
    rows = {"names-TOTAL_FORMS": 2, "names-1-text": "New", "names-1-kind": "variant", "names-1-verification": "K"}
    change = draft(desk, point, summary="Behind the ankle.", **rows, **{"markers-0-x": "0.4", "desk-why": "Clearer."})
    assert (change.state, change.author_name, change.why) == ("writing", "admin", "Clearer.")
    assert not change.needs_second
    point.refresh_from_db()
    assert point.summary == "In the hollow behind the inner ankle bone."
    assert (point.names.count(), point.markers.get().x) == (1, 0.25)
    assert Revision.current() == before
    assert "Behind the ankle." not in client.get("/points/ki3/").content.decode()


def test_the_form_shows_the_draft_and_can_be_saved_again(desk: Client) -> None:
    point = point_with_all()
    rows = {"names-TOTAL_FORMS": 2, "names-1-text": "New", "names-1-kind": "variant", "names-1-verification": "K"}
    draft(desk, point, summary="One.", **rows)
    shown = form_of(desk, change_url(point))
    assert (shown["summary"], shown["names-1-text"], shown["names-1-id"]) == ("One.", "New", FRESH + 1)
    change = draft(desk, point, **{"names-1-text": "Newer", "names-0-DELETE": "on"})
    assert Change.objects.count() == 1
    published(desk, change)
    assert [(one.text, one.pk < FRESH) for one in point.names.all()] == [("Newer", True)]


def test_the_bar_says_what_one_edits(desk: Client) -> None:
    point = make_point()
    assert "Readers see this." in desk.get(change_url(point)).content.decode()
    draft(desk, point, summary="One.")
    assert "You are editing the draft." in desk.get(change_url(point)).content.decode()


def test_what_readers_cannot_see_is_saved_at_once(desk: Client) -> None:
    point = make_point(status="draft")
    assert draft(desk, point, summary="One.") is None
    point.refresh_from_db()
    assert point.summary == "One."


def test_publishing_a_point_is_itself_a_draft_for_two(desk: Client) -> None:
    point = make_point(status="draft")
    change = draft(desk, point, status="published")
    assert change.needs_second
    point.refresh_from_db()
    assert point.status == "draft"
    published(desk, change)
    point.refresh_from_db()
    assert point.status == "published"


def test_a_wrong_form_says_so_and_keeps_what_was_typed(desk: Client) -> None:
    point = point_with_all()
    sent = {**form_of(desk, change_url(point)), "names-0-text": "", "summary": "Typed with care."}
    response = desk.post(change_url(point), sent)
    assert "This field is required." in response.content.decode()
    assert "Typed with care." in response.content.decode()
    assert not Change.objects.exists()


def test_a_new_thing_is_a_draft_with_a_form_of_its_own(desk: Client, client: Client) -> None:
    filled = {"key": "new2026", "type": "book", "title": "A new book", "supports": "All.", "verification": "K"}
    desk.post(reverse("admin:acupoints_source_add"), filled)
    change = Change.objects.get()
    assert (change.object_id, change.is_new, Source.objects.count()) == (f"-{change.pk}", True, 0)
    url = reverse("admin:acupoints_source_change", args=[change.object_id])
    assert form_of(desk, url)["title"] == "A new book"
    desk.post(url, {**form_of(desk, url), "title": "A newer book"})
    published(desk, change)
    source = Source.objects.get()
    assert (source.title, source.pk > 0, Change.objects.get().object_id) == ("A newer book", True, str(source.pk))


def test_a_new_precaution_comes_with_its_rules(desk: Client) -> None:
    filled = {"slug": "tired", "position": 1, "label": "Tired", "question": "Are you tired?"}
    rule = {"scope": "tool", "tool": "ball", "action": "skip", "reason": "Rest first.", "verification": "K"}
    sizes = {"rules-TOTAL_FORMS": 1, "rules-INITIAL_FORMS": 0}
    rules = {f"rules-0-{name}": value for name, value in rule.items()}
    desk.post(reverse("admin:acupoints_precaution_add"), {**filled, **sizes, **rules})
    assert not Precaution.objects.exists()
    published(desk, Change.objects.get())
    assert Precaution.objects.get().rules.get().tool == "ball"


# Two people at one thing


def test_somebody_elses_draft_can_be_read_and_taken_over(desk: Client, other: Client) -> None:
    point = make_point()
    change = draft(desk, point, summary="One.")
    html = other.get(change_url(point)).content.decode()
    assert "admin is working on a draft of this." in html
    assert 'name="summary"' not in html
    assert do(other, change, "take_over").status_code == 302
    again = draft(other, point, summary="Two.")
    assert (again.pk, again.author_name) == (change.pk, "second")
    assert [one.what for one in change.events.all()] == ["begun", "saved", "taken_over", "saved"]


def test_what_somebody_typed_meanwhile_is_not_lost(desk: Client, other: Client) -> None:
    point = make_point()
    sent = {**form_of(other, change_url(point)), "summary": "Typed meanwhile."}
    change = draft(desk, point, summary="One.")
    response = other.post(change_url(point), sent)
    assert response.status_code == 409
    assert "Typed meanwhile." in response.content.decode()
    assert "take the draft over first" in response.content.decode()
    change.refresh_from_db()
    assert change.data[0]["fields"]["summary"] == "One."


def test_a_form_that_is_older_than_what_readers_see_is_not_saved_over_it(desk: Client) -> None:
    point = make_point()
    seen = desk.get(change_url(point)).context["desk"].token
    sent = {**form_of(desk, change_url(point)), "summary": "Mine.", "desk-seen": seen}
    Point.objects.filter(pk=point.pk).update(english="Other words")
    response = desk.post(change_url(point), sent)
    assert response.status_code == 409
    assert "This was changed while you were writing." in response.content.decode()
    assert not Change.objects.exists()
    assert desk.post(change_url(point), {**sent, "desk-seen": response.context["desk"].token}).status_code == 302


# Review


def test_the_page_of_a_draft_shows_words_rows_and_markers(desk: Client) -> None:
    point = point_with_all()
    Figure.objects.update(width_mm=225)
    changes = {"locations-0-position": "2", "locations-1-position": "1", "markers-0-x": "0.35"}
    change = draft(
        desk, point, summary="In the hollow behind the outer ankle bone.", **changes, **{"names-0-DELETE": "on"}
    )
    html = page(desk, change)
    assert "<del>inner</del>" in html
    assert "<ins>outer</ins>" in html
    assert 'desk-kind">moved' in html
    assert 'desk-kind">removed' in html
    assert 'class="desk-scene-old" cx="250.0" cy="500.0"' in html
    assert 'class="desk-scene-new" cx="350.0" cy="500.0"' in html
    assert "moved by 10.0 % of the picture’s width, about 1.0 cun" in html


def test_the_preview_is_the_public_page_with_a_bar(desk: Client) -> None:
    point = point_with_all()
    change = draft(desk, point, summary="Words of the draft.")
    response = desk.get(reverse("admin:acupoints_change_preview", args=[change.pk]))
    html = response.content.decode()
    assert "Words of the draft." in html
    assert "Preview of a draft." in html
    assert response["Cache-Control"].startswith("private, no-store")
    assert "noindex" in response["X-Robots-Tag"]
    point.refresh_from_db()
    assert point.summary == "In the hollow behind the inner ankle bone."


def test_a_preview_of_what_has_no_page_says_so(desk: Client) -> None:
    figure = make_figure()
    change = draft(desk, figure, title="Another title")
    response = desk.get(reverse("admin:acupoints_change_preview", args=[change.pk]))
    assert response.status_code == 404
    assert "no page of its own" in response.content.decode()


def test_a_routine_is_previewed_too(desk: Client) -> None:
    routine = make_back_ease()
    change = draft(desk, routine, title="Another name")
    assert b"Another name" in desk.get(reverse("admin:acupoints_change_preview", args=[change.pk])).content


def test_the_author_sends_takes_back_and_discards(desk: Client, other: Client) -> None:
    change = draft(desk, make_point(), summary="One.")
    assert do(other, change, "send").status_code == 403
    assert do(other, change, "publish").status_code == 403
    for what, state in (("send", "waiting"), ("take_back", "writing"), ("send", "waiting"), ("discard", "withdrawn")):
        assert do(desk, change, what).status_code == 302
        change.refresh_from_db()
        assert change.state == state
    assert do(desk, change, "publish").status_code == 403


def test_a_draft_is_sent_back_with_a_reason_and_comes_again(desk: Client, other: Client) -> None:
    point = make_point()
    change = draft(desk, point, summary="One.")
    do(desk, change, "send")
    assert do(other, change, "reject").status_code == 400
    assert do(other, change, "reject", why="Which ankle?").status_code == 302
    assert "Which ankle?" in desk.get(change_url(point)).content.decode()
    change = draft(desk, point, summary="Two.")
    assert change.state == "writing"
    published(desk, change)
    assert [one.what for one in change.events.all()] == [
        *("begun", "saved", "sent", "rejected", "saved", "sent", "published")
    ]


def test_an_author_publishes_what_is_no_matter_of_safety(desk: Client) -> None:
    point = make_point()
    change = draft(desk, point, summary="One.", **{"desk-why": "Shorter."})
    do(desk, change, "send")
    assert do(desk, change, "publish").status_code == 302
    point.refresh_from_db()
    assert point.summary == "One."
    assert LogEntry.objects.get().change_message == "Draft by admin, published by admin. Shorter."


SAFETY: list[dict[str, Any]] = [
    *({"pressable": "light_only"}, {"press_tool": "Ball"}, {"press_hold_max": "3:00"}, {"inside_body": "on"}),
    *({"cautions_looked_at": None}, {"cautions-0-text": "Ask anybody."}, {"cautions-0-DELETE": "on"}),
    *({"status": "draft"}, {"cautions-0-level": "info"}, {"press_level": "1"}, {"press_hold": "2:00"}),
    *({"press_text": "Press with all your weight."}, {"press_repetitions": "30"}, {"press_position": "Stand."}),
]


@pytest.mark.parametrize("changes", SAFETY, ids=lambda one: next(iter(one)))
def test_nobody_publishes_alone_what_keeps_people_safe(desk: Client, changes: dict[str, Any]) -> None:
    point = point_with_all()
    change = draft(desk, point, **changes)
    assert change.needs_second
    do(desk, change, "send")
    assert do(desk, change, "publish").status_code == 403
    assert "somebody else has to publish it" in page(desk, change)
    published(desk, change)


def test_routines_steps_and_red_flags_take_two(desk: Client) -> None:
    routine = make_back_ease()
    assert draft(desk, routine, **{"steps-0-hold": "2 min"}).needs_second
    complaint = routine.complaints.first()
    if complaint:
        assert draft(desk, complaint, emergency_now="Other signs").needs_second


def test_who_wrote_on_it_before_it_was_taken_over_cannot_publish_it_either(desk: Client, other: Client) -> None:
    point = point_with_all()
    change = draft(desk, point, press_tool="Ball")
    do(other, change, "take_over")
    do(other, change, "send")
    assert do(desk, change, "publish").status_code == 403
    assert do(other, change, "publish").status_code == 302  # never wrote a word of it


def test_a_draft_is_published_once_and_only_as_it_was_seen(desk: Client, other: Client) -> None:
    point = make_point()
    change = draft(desk, point, summary="One.")
    do(desk, change, "send")
    url = reverse("admin:acupoints_change_do", args=[change.pk])
    seen = other.get(change.get_absolute_url()).context["proposal"].token
    Point.objects.filter(pk=point.pk).update(english="Other words")
    assert other.post(url, {"do": "publish", "seen": seen}).status_code == 409
    assert do(other, change, "publish").status_code == 302
    assert other.post(url, {"do": "publish", "seen": seen}).status_code == 403
    point.refresh_from_db()
    assert (point.summary, point.english) == ("One.", "Other words")
    assert [one.what for one in change.events.all()].count("published") == 1


def test_of_two_clicks_at_the_same_moment_one_counts(desk: Client) -> None:
    from acupoints.admin.change import desk_of
    from acupoints.proposal import Proposal
    from acupoints.publishing import Refused, publish

    change = draft(desk, make_point(), summary="One.")
    do(desk, change, "send")
    by = User.objects.create_superuser("third")
    of = desk_of(change)
    first, second = (Proposal(of.family, Change.objects.get(pk=change.pk), of.safety) for _ in range(2))
    publish(first, by, seen=second.token)
    with pytest.raises(Refused, match="Somebody was faster"):
        publish(second, by, seen=second.token)


# What changed meanwhile


def test_what_changed_elsewhere_is_taken_along(desk: Client) -> None:
    point = point_with_all()
    change = draft(desk, point, summary="One.")
    Point.objects.filter(pk=point.pk).update(english="Other words")
    make_step(point=point, text="A third step.", position=3)
    published(desk, change)
    point.refresh_from_db()
    assert (point.summary, point.english, point.locations.count()) == ("One.", "Other words", 3)


def test_two_new_steps_in_the_same_place_both_stay(desk: Client) -> None:
    point = point_with_all()
    new = {"locations-2-kind": "finding", "locations-2-text": "Mine.", "locations-2-verification": "K"}
    change = draft(desk, point, **{"locations-TOTAL_FORMS": 3, "locations-2-position": "", **new})
    make_step(point=point, text="Theirs.", position=3)
    published(desk, change)
    assert [(one.position, one.text) for one in point.locations.all()][2:] == [(3, "Mine."), (4, "Theirs.")]


def test_what_changed_in_both_places_has_to_be_chosen(desk: Client) -> None:
    point = make_point()
    change = draft(desk, point, summary="Mine.")
    do(desk, change, "send")
    Point.objects.filter(pk=point.pk).update(summary="Theirs.")
    assert "Changed in both places" in page(desk, change)
    assert do(second_desk(), change, "publish").status_code == 403
    assert "readers now see" in desk.get(change_url(point)).content.decode()
    change = draft(desk, point)
    assert "Changed in both places" not in page(desk, change)
    published(desk, change)
    point.refresh_from_db()
    assert point.summary == "Mine."


def test_a_draft_of_what_was_deleted_cannot_be_published(desk: Client) -> None:
    region = make_region(slug="toe")
    change = draft(desk, region, label="Toes")
    do(desk, change, "send")
    Region.objects.filter(pk=region.pk).delete()
    assert "was deleted since" in page(desk, change)
    assert do(second_desk(), change, "publish").status_code == 403
    assert desk.get(change_url(region)).status_code in (200, 302)


def test_a_place_that_was_taken_meanwhile_is_a_clear_refusal(desk: Client) -> None:
    """The same marker drawn on the figure's page: the draft's would be its double."""
    point, figure = make_point(), make_figure()
    new = {"figure": figure.slug, "side": "left", "place": "standard", "site": 1, "x": "0.4", "y": "0.4"}
    rows = {f"markers-0-{name}": value for name, value in new.items()}
    change = draft(desk, point, **{"markers-TOTAL_FORMS": 1}, **rows)
    do(desk, change, "send")
    make_marker(figure=figure, point=point, side="left")
    assert do(second_desk(), change, "publish").status_code in (403, 409)
    assert desk.get(change_url(point)).status_code in (200, 302)
    assert desk.get(reverse("admin:acupoints_change_preview", args=[change.pk])).status_code in (200, 409)


def test_a_step_whose_point_was_barred_meanwhile_is_not_published(desk: Client) -> None:
    routine = make_back_ease()
    change = draft(desk, routine, aim="Another aim.")
    do(desk, change, "send")
    Point.objects.filter(code="KI3").update(pressable="never")
    response = do(second_desk(), change, "publish")
    assert response.status_code == 409
    assert "never pressed" in response.content.decode()
    routine.refresh_from_db()
    assert routine.aim != "Another aim."


# Deleting and going back


def test_deleting_what_readers_see_takes_two(desk: Client) -> None:
    region = make_region(slug="toe")
    desk.post(change_url(region, "delete"), {"post": "yes"})
    change = Change.objects.get()
    assert (change.is_deletion, change.state, Region.objects.filter(slug="toe").count()) == (True, "waiting", 1)
    assert do(desk, change, "publish").status_code == 403
    assert do(second_desk(), change, "publish").status_code == 302
    assert not Region.objects.filter(slug="toe").exists()


def test_many_at_once_are_deleted_only_where_readers_see_none(desk: Client) -> None:
    shown, unseen = make_point(), make_point(code="KI4", status="draft")
    url = reverse("admin:acupoints_point_changelist")
    for points, left in (([shown, unseen], 2), ([unseen], 1)):
        chosen = {"action": "delete_selected", "_selected_action": [one.pk for one in points], "post": "yes"}
        desk.post(url, chosen)
        assert Point.objects.count() == left


def test_a_published_draft_is_undone_with_one_click_and_keeps_later_changes(desk: Client) -> None:
    point = point_with_all()
    save(desk, point, summary="One.", **{"markers-0-x": "0.4", "names-0-DELETE": "on"})
    change = Change.objects.get()
    save(desk, point, english="Later words")
    assert do(desk, change, "undo")["Location"] == change_url(point)
    point.refresh_from_db()
    assert (point.summary, point.english) == ("In the hollow behind the inner ankle bone.", "Later words")
    assert (point.markers.get().x, point.names.get().text) == (0.25, "Lüxi")


def test_a_draft_is_undone_once(desk: Client) -> None:
    point = point_with_all()
    save(desk, point, summary="One.")
    change = Change.objects.get()
    assert 'value="undo"' in page(desk, change)
    do(desk, change, "undo")
    assert 'value="undo"' not in page(desk, change)
    response = do(desk, change, "undo")
    assert response.status_code == 409
    assert "it was undone already" in response.content.decode()


def test_a_decided_draft_has_no_preview_and_says_so(desk: Client) -> None:
    point = make_point()
    save(desk, point, summary="One.")
    change = Change.objects.get()
    response = desk.get(reverse("admin:acupoints_change_preview", args=[change.pk]), follow=True)
    assert response.redirect_chain[0][0] == change.get_absolute_url()
    assert "it has no preview any more" in response.content.decode()


def test_what_was_changed_again_since_is_not_undone_blindly(desk: Client) -> None:
    point = make_point()
    save(desk, point, summary="One.")
    change = Change.objects.get()
    save(desk, point, summary="Two.")
    response = do(desk, change, "undo")
    assert response.status_code == 409
    assert "changed again since" in response.content.decode()


# Rights


def test_who_may_not_publish_proposes_a_version_to_come_back(desk: Client) -> None:
    from reversion.models import Version

    point = make_point()
    save(desk, point, summary="One.")
    writer = User.objects.create_user("writer", is_staff=True)
    names = ["view_point", "change_point", "view_change"]
    writer.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(writer)
    client.post(change_url(point, "revision", Version.objects.get_for_object(point).last().pk))
    change = Change.objects.open().get()
    assert (change.state, change.author_name) == ("waiting", "writer")
    assert do(client, change, "publish").status_code == 403
    point.refresh_from_db()
    assert point.summary == "One."


@pytest.mark.parametrize(("sent", "status"), [({"do": "burn"}, 400), ({}, 400), ({"do": "publish", "seen": "x"}, 403)])
def test_an_odd_post_is_answered_clearly(desk: Client, sent: dict[str, str], status: int) -> None:
    change = draft(desk, make_point(), summary="One.")
    assert desk.post(reverse("admin:acupoints_change_do", args=[change.pk]), sent).status_code == status


def test_a_draft_of_things_that_one_may_not_see_is_not_there(desk: Client) -> None:
    change = draft(desk, make_point(), summary="One.")
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_change", "view_photo"]))
    client = Client()
    client.force_login(reader)
    assert client.get(change.get_absolute_url()).status_code == 404
    assert client.get(reverse("admin:acupoints_change_changelist")).context["cl"].result_count == 0


def test_the_page_of_a_draft_costs_the_same_with_two_rows_and_with_twenty(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    costs = []
    for number, rows in ((3, 1), (4, 10)):
        point = make_point(code=f"KI{number}")
        for position in range(rows):
            Caution.objects.create(point=point, level="info", text="Gently.", position=position)
            make_step(point=point, position=position)
        change = draft(desk, point, summary="One.", **{f"cautions-{n}-text": "Softly." for n in range(rows)})
        page(desk, change)
        with django_assert_max_num_queries(45) as queries:
            page(desk, change)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_the_list_of_drafts_costs_the_same_with_one_and_with_twenty(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    url, costs = reverse("admin:acupoints_change_changelist"), []
    for numbers in (range(1, 2), range(2, 21)):
        for number in numbers:
            draft(desk, make_point(code=f"KI{number}"), summary="One.")
        desk.get(url)
        with django_assert_max_num_queries(15) as queries:
            desk.get(url)
        costs.append(len(queries))
    assert costs[0] == costs[1]
