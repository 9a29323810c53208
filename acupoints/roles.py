"""Who may do what on the desk: four groups, told by the models that each may look at, write, or draw on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

LOOK, WRITE = ("view",), ("view", "add", "change")
ROWS = ("view", "add", "change", "delete")  # what belongs to a thing may also be taken away, in a draft
PICTURES = {"photo": WRITE, "marker": ROWS, "figure": LOOK, "point": LOOK}


@dataclass(frozen=True)
class Role:
    name: str
    permissions: frozenset[str]  # codenames with their app, as in "acupoints.view_point"


def desks() -> Iterator[tuple[Any, Any]]:
    """The models of the desk with their pages."""
    for model, desk in admin.site._registry.items():
        if getattr(desk, "keeps_drafts", False):
            yield model, desk


def named(model: Any, deeds: Iterable[str]) -> Iterator[str]:
    yield from (f"{model._meta.app_label}.{deed}_{model._meta.model_name}" for deed in deeds)


def all_of(things: Iterable[str], rows: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for model, desk in desks():
        found.update(named(model, things))
        for child, _ in desk.family.children:
            found.update(named(child, rows))
    return frozenset({*found, "acupoints.view_change"})


# What is done beside the drafts: reports answered, corrections told, packs handed out, reviews confirmed.
ANSWERS = {"report": ("view", "change"), "correction": WRITE, "reviewpack": WRITE, "signoff": WRITE}
MORE = ("publish_change", "see_contact", "bulk_import", "view_original")


def roles() -> list[Role]:
    writers = all_of(WRITE, ROWS) | {"acupoints.view_report"}
    answers = {f"acupoints.{deed}_{model}" for model, deeds in ANSWERS.items() for deed in deeds}
    pictures = {f"acupoints.{deed}_{model}" for model, deeds in PICTURES.items() for deed in deeds}
    return [
        Role("Writers", writers),
        Role("Publishers", writers | answers | {f"acupoints.{name}" for name in MORE}),
        Role("Pictures", frozenset({*pictures, "acupoints.view_change"})),
        Role("Readers of the desk", all_of(LOOK, LOOK)),
    ]


def make_roles() -> list[Group]:
    """Each group gets exactly its rights, also if somebody had given it others."""
    made = []
    for role in roles():
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set(found(role.permissions))
        made.append(group)
    return made


def found(names: Iterable[str]) -> list[Permission]:
    rows = Permission.objects.select_related("content_type")
    by_name = {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
    return [by_name[name] for name in sorted(names)]


def kinds_seen(request: Any) -> list[ContentType]:
    """The kinds of things that somebody may look at."""
    seen = [model for model, desk in desks() if desk.has_view_permission(request)]
    return list(ContentType.objects.get_for_models(*seen).values())
