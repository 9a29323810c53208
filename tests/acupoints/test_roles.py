"""Every address of the desk, and what each role is answered there: one table, and nothing beside it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from reversion import add_to_revision, create_revision
from reversion.models import Version

from acupoints.models import (
    Change,
    Photo,
)
from tests.desk import do, one_of_each

pytestmark = pytest.mark.django_db
ROLES = ("Writers", "Publishers", "Pictures", "Readers of the desk", "nobody")
OPEN, NO, GONE = (200,) * 5, (403,) * 5, (302,) * 5
BY_POST = (405,) * 5
ANSWERED = (403, 200, 403, 403, 403)
RESET = ("admin_password_reset", "password_reset_done", "password_reset_complete")
READ, WRITE, NEVER = (200, 200, 403, 200, 403), (200, 200, 403, 403, 403), NO
SEEN_BY_PICTURES, DRAWN_BY_PICTURES = (200, 200, 200, 200, 403), (200, 200, 200, 403, 403)
# By kind of thing and page, in the order of ROLES.
TABLE: dict[tuple[str, str], tuple[int, ...]] = {
    **{("site", page): OPEN for page in ("index", "jsi18n", "password_change", "password_change_done")},
    ("site", "login"): GONE,  # somebody who is signed in
    ("site", "logout"): BY_POST,
    ("site", "autocomplete"): NO,
    ("site", "view_on_site"): GONE,
    ("site", "app_list"): (200, 200, 200, 200, 404),
    ("site", "catch-all"): (404,) * 5,
    ("site", "old address"): GONE,
    **{("content", page): READ for page in ("changelist", "change", "history", "revision")},
    **{("content", page): WRITE for page in ("add", "recoverlist", "recover")},
    ("content", "delete"): NEVER,
    **{("point", page): SEEN_BY_PICTURES for page in ("changelist", "change", "history", "revision")},
    **{("point", page): WRITE for page in ("add", "recoverlist", "recover")},
    ("point", "delete"): NEVER,
    **{("figure", page): SEEN_BY_PICTURES for page in ("changelist", "change", "history", "revision")},
    **{("figure", page): WRITE for page in ("add", "recoverlist", "recover")},
    ("figure", "delete"): NEVER,
    **{("photo", page): SEEN_BY_PICTURES for page in ("changelist", "change", "history", "revision")},
    **{("photo", page): DRAWN_BY_PICTURES for page in ("add", "recoverlist", "recover")},
    ("photo", "delete"): NEVER,
    **{("draft", page): SEEN_BY_PICTURES for page in ("changelist", "change", "preview")},
    ("draft", "history"): (200, 200, 200, 200, 302),  # not found among what one may see
    **{("draft", page): NEVER for page in ("add", "delete")},
    ("draft", "do"): BY_POST,
    **{("site", page): (200, 200, 200, 200, 403) for page in ("desk_findings", "desk_unverified")},
    **{("site", page): OPEN for page in ("door_second_factor", "door_sign_out", *RESET)},
    ("site", "door_code"): GONE,  # no second factor is owed
    ("site", "password_reset_confirm"): (410,) * 5,
    ("figure", "preview"): (400, 400, 400, 400, 403),  # it wants numbers
    ("figure", "stage"): (404, 404, 404, 404, 403),
    ("photo", "original"): (403, 404, 403, 403, 403),  # there is none of this one
    ("photo", "several"): DRAWN_BY_PICTURES,
    ("file", "changelist"): (302, 200, 302, 302, 403),
    ("file", "export"): (200, 200, 200, 200, 403),
    ("file", "files"): ANSWERED,
    **{("file", page): (403, 404, 403, 403, 403) for page in ("file", "trial")},  # somebody else's
    **{("report", page): (200, 200, 403, 403, 403) for page in ("changelist", "change", "history")},
    **{("report", page): NEVER for page in ("add", "delete")},
    **{("correction", page): ANSWERED for page in ("changelist", "add", "change", "history", "revision")},
    **{("correction", page): ANSWERED for page in ("recoverlist", "recover")},
    ("correction", "delete"): NEVER,
    **{("pack", page): ANSWERED for page in ("changelist", "add", "change", "history", "read")},
    ("pack", "delete"): NEVER,
    **{("pack", page): BY_POST for page in ("link", "sign")},
    **{("sign-off", page): ANSWERED for page in ("changelist", "change", "history")},
    **{("sign-off", page): NEVER for page in ("add", "delete")},
    ("sign-off", "withdraw"): BY_POST,
    **{("account", page): NEVER for page in ("changelist", "add", "change", "delete", "history", "password_change")},
}
KINDS = {
    "point": "point",
    "figure": "figure",
    "photo": "photo",
    "change": "draft",
    "bulkimport": "file",
    "report": "report",
    "correction": "correction",
    "reviewpack": "pack",
    "signoff": "sign-off",
    "user": "account",
    "group": "account",
}


def patterns(found: list[Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, prefix + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield prefix + str(one.pattern), one.name or ("catch-all" if "url" in str(one.pattern) else "old address")


def addresses() -> list[tuple[str, str]]:
    roots = [one for one in get_resolver().url_patterns if str(one.pattern) == "admin/"]
    return [found for root in roots for found in patterns(root.url_patterns)]


@pytest.fixture
def things() -> dict[str, Any]:
    return one_of_each()


def row_of(model: Any) -> Any:
    return model._default_manager.order_by("pk").last()


def versions_of(model: Any) -> tuple[int, int]:
    """A version of the row that there is, and one of a row that is no more."""
    row = row_of(model)
    with create_revision():
        add_to_revision(row)
    kept = Version.objects.get_for_object(row).first()
    deleted = Version.objects.get(pk=kept.pk)
    deleted.pk, deleted.object_id = None, "99999"
    deleted.save()
    return kept.pk, deleted.pk


def place(route: str, name: str) -> tuple[str, tuple[str, str]]:
    """An address to ask for, and its row in the table."""
    for model in admin.site._registry:
        info = f"{model._meta.app_label}_{model._meta.model_name}_"
        if name.startswith(info):
            return filled(route, model), (KINDS.get(str(model._meta.model_name), "content"), name.removeprefix(info))
    if name == "auth_user_password_change":
        return filled(route, User), ("account", "password_change")
    return filled(route, None), ("site", name)


def filled(route: str, model: Any) -> str:
    """The address with the keys of rows that there are."""
    model, app = (model, "") if model is not None else (Photo, "acupoints")
    kept, deleted = versions_of(model) if hasattr(admin.site._registry[model], "family") else (0, 0)
    pk, kind = str(row_of(model).pk), str(ContentType.objects.get_for_model(model).pk)
    path = route.replace("recover/(\\d+)/", f"recover/{deleted}/").replace("history/(\\d+)/", f"history/{kept}/")
    for one in ("<path:object_id>", "<int:pk>", "<id>", "([^/]+)", "<str:key>"):
        path = path.replace(one, pk)
    path = re.sub(r"\(\?P<app_label>[^)]*\)", app, path.replace("<path:content_type_id>", kind))
    return "/admin/" + re.sub(r"\(\?P<url>[^)]*\)", "nothing", path).replace("^", "").replace("$", "")


def signed_in(role: str) -> Client:
    call_command("make_roles", verbosity=0)
    user = User.objects.create_user("somebody", is_staff=True)
    user.groups.set(Group.objects.filter(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_answered_at_each_address_as_the_table_says(role: str, things: dict[str, Any]) -> None:
    client, wrong, asked = signed_in(role), [], set()
    for route, name in addresses():
        path, key = place(route, name)
        asked.add(key)
        expected = TABLE.get(key, (0,) * 5)[ROLES.index(role)]
        got = client.get(path).status_code
        if got != expected:
            wrong.append(f"{path} {key}: {got}, not {expected}")
    assert not wrong, "\n".join(wrong)
    assert set(TABLE) == asked


def test_nobody_gets_in_without_an_account(client: Client, things: dict[str, Any]) -> None:
    found = {}
    for route, name in addresses():
        path, _ = place(route, name)
        found[path] = client.get(path).status_code
    door = {"/admin/login/", "/admin/password_reset/", "/admin/password_reset/done/", "/admin/reset/done/"}
    answered = {path: status for path, status in found.items() if status != 302}
    assert answered == {**dict.fromkeys(door, 200), "/admin/reset/<uidb64>/<token>/": 410}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Writers", {"send": 403, "publish": 403, "reject": 403, "discard": 403, "take_over": 302}),
        ("Publishers", {"send": 403, "publish": 302, "reject": 302, "discard": 302, "take_over": 302}),
        ("Pictures", {"publish": 403, "reject": 403, "discard": 403, "take_over": 403}),
        ("Readers of the desk", {"publish": 403, "reject": 403, "discard": 403, "take_over": 403}),
    ],
)
def test_what_each_role_may_do_with_somebody_elses_waiting_draft(
    role: str, expected: dict[str, int], things: dict[str, Any]
) -> None:
    change, client = Change.objects.get(), signed_in(role)
    for what, status in expected.items():
        Change.objects.update(state="waiting", author=User.objects.get(username="boss"))
        Change.objects.filter(pk=change.pk).update(
            object_id=str(things["point"].pk), base=change.base, data=change.data
        )
        assert do(client, change, what, why="Why not?").status_code == status, what


def test_pictures_move_markers_and_nothing_else_of_a_figure(things: dict[str, Any]) -> None:
    from tests.desk import change_url, form_of

    client = signed_in("Pictures")
    figure = things["point"].markers.get().figure
    sent = {**form_of(client, change_url(figure)), "markers-0-x": "0.6", "title": "Another title", "alt": "Another"}
    assert client.post(change_url(figure), sent).status_code == 302
    rows = Change.objects.get(content_type__model="figure").data
    assert (rows[0]["fields"]["title"], rows[1]["fields"]["x"]) == (figure.title, 0.6)


def test_the_command_can_run_twice_and_takes_back_what_was_given_by_hand() -> None:
    call_command("make_roles", verbosity=0)
    rights = {one.name: one.permissions.count() for one in Group.objects.all()}
    Group.objects.get(name="Readers of the desk").permissions.set(
        Group.objects.get(name="Publishers").permissions.all()
    )
    call_command("make_roles", verbosity=0)
    assert {one.name: one.permissions.count() for one in Group.objects.all()} == rights
    assert not Group.objects.filter(permissions__codename__in=["add_user", "change_group", "delete_point"]).exists()


def test_routines_are_among_the_content_of_the_roles() -> None:
    call_command("make_roles", verbosity=0)
    names = set(Group.objects.get(name="Writers").permissions.values_list("codename", flat=True))
    assert {"change_routine", "change_routinestep", "delete_routinestep"} <= names
