"""Every page of the desk costs the same with few rows and with many. A table: new models are in it by themselves."""

from collections.abc import Callable
from copy import copy
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import models
from django.db.models.fields.related import ForeignKey
from django.test import Client
from django.urls import reverse
from factories import make_figure, make_marker, make_meridian, make_region
from factories_routines import make_back_ease, make_complaint, make_precaution, make_rule
from reversion import create_revision

from acupoints.models import (
    Correction,
    CunRuler,
    EvidenceGrade,
    Figure,
    FigureLandmark,
    MeridianPath,
    Page,
    Photo,
    Point,
    PointClass,
    PointUse,
    Source,
)
from tests.desk import change_url, point_with_all

pytestmark = pytest.mark.django_db
# Desks with pages of another shape; their own tests hold their queries.
APART = {"acupoints.BulkImport", "acupoints.Change", "acupoints.Report", "acupoints.ReviewPack", "acupoints.SignOff"}
MODELS = sorted((m for m in admin.site._registry if m._meta.label not in APART), key=lambda model: model._meta.label)
CEILING = {"changelist": 15, "add": 60, "change": 60, "history": 20, "delete": 40}
SCALING = ("changelist", "add", "change", "history")  # to delete, Django reads row by row what goes along
FEW, MANY = 2, 18


def figure_with_all() -> Figure:
    point, figure = point_with_all(), make_figure(slug="all")
    make_marker(figure=figure, point=point)
    FigureLandmark.objects.create(figure=figure, slug="a", label="A", x=0.1, y=0.1, label_x=0.2, label_y=0.2)
    CunRuler.objects.create(figure=figure, point=point, label="3 cun", x1=0, y1=0, x2=1, y2=1)
    MeridianPath.objects.create(figure=figure, meridian=point.meridian, side="left", d="M0 0")
    return figure


def make_photo() -> Photo:
    return Photo.objects.create(
        point=point_with_all(), alt="A", credit="B", licence="C", digest="0" * 32, width=9, height=9, ending="jpg"
    )


def complaint_with_point() -> Any:
    complaint = make_complaint()
    PointUse.objects.create(complaint=complaint, point=point_with_all(), basis="tradition")
    return complaint


def precaution_with_rule() -> Any:
    point, precaution = point_with_all(), make_precaution()
    make_rule(precaution=precaution.slug, action="block", point=point)
    return precaution


SEEDS: dict[str, Callable[[], Any]] = {
    "acupoints.Complaint": complaint_with_point,
    "acupoints.Correction": lambda: Correction.objects.create(seriousness="place", title="One", wrong="A", now="B"),
    "acupoints.EvidenceGrade": lambda: EvidenceGrade.objects.create(slug="one", rank=9, label="One"),
    "acupoints.Figure": figure_with_all,
    "acupoints.Meridian": make_meridian,
    "acupoints.Page": lambda: Page.objects.create(slug="one", title="One"),
    "acupoints.Photo": make_photo,
    "acupoints.Point": point_with_all,
    "acupoints.PointClass": lambda: PointClass.objects.create(slug="one", label="One"),
    "acupoints.Precaution": precaution_with_rule,
    "acupoints.Region": make_region,
    "acupoints.Source": lambda: Source.objects.create(key="one", type="book", title="One", supports="All."),
    "auth.Group": lambda: Group.objects.create(name="one"),
    "auth.User": lambda: User.objects.create(username="one"),
    "routines.Routine": make_back_ease,
}


def grow(row: Any, numbers: range) -> None:
    """Copies of a row, other in what must not be twice. Rows that differ in what they name only are left alone."""
    together = {name for one in row._meta.constraints for name in getattr(one, "fields", ())}
    if together and all(isinstance(row._meta.get_field(name), ForeignKey) for name in together):
        return
    for number in numbers:
        twin = copy(row)
        twin.pk = None
        twin._state = copy(row._state)
        twin._state.adding = True
        for field in row._meta.concrete_fields:
            if not field.primary_key and (field.unique or field.name in together):
                change(twin, field, number)
        models.Model.save_base(twin, raw=True, force_insert=True)


def change(twin: Any, field: Any, number: int) -> None:
    value = getattr(twin, field.attname)
    if isinstance(field, models.IntegerField) and not isinstance(field, ForeignKey):
        setattr(twin, field.attname, (value or 0) + 100 + number)
    elif isinstance(twin, Point) and field.name == "code":
        twin.code = f"BL{number + 1}"  # a code that there is
    elif isinstance(field, models.CharField) and not field.choices:
        setattr(twin, field.attname, f"{value[: field.max_length - len(str(number))]}{number}")


def grow_all(thing: Any, numbers: range) -> None:
    """More rows of its kind, and more of each kind of row on its form."""
    family = getattr(admin.site._registry[type(thing)], "family", None)
    for child, parent in family.children if family else []:
        row = child._default_manager.filter(**{parent: thing}).first()
        if row is not None:
            grow(row, numbers)
    grow(type(thing)._default_manager.get(pk=thing.pk), numbers)
    for _ in numbers:
        with create_revision():
            thing.save()


def address(thing: Any, page: str) -> str:
    if page in ("changelist", "add"):
        return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{page}")
    return change_url(thing, page)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_page_of_the_desk_costs_the_same_with_many_rows(
    admin_client: Client, model: Any, django_assert_max_num_queries: Any
) -> None:
    seed = SEEDS.get(model._meta.label)
    assert seed, f"give SEEDS a row of {model._meta.label}, with one of each kind of row on its form"
    thing = seed()
    costs: list[dict[str, int]] = []
    for number, numbers in enumerate((range(1, FEW), range(FEW, MANY))):
        grow_all(thing, numbers)
        costs.append({})
        for page in CEILING if number == 0 else SCALING:
            admin_client.get(address(thing, page))
            with django_assert_max_num_queries(CEILING[page]) as queries:
                answer = admin_client.get(address(thing, page))
            assert answer.status_code == 200, page
            costs[-1][page] = len(queries)
    for page in SCALING:
        assert costs[0][page] == costs[1][page], page


CEILING_OF = {"/admin/": 45}  # all that waits, some queries a kind of thing
PAGES = ["/admin/acupoints/bulkimport/", "/admin/acupoints/bulkimport/export/"]
PAGES += ["/admin/", "/admin/acupoints/", "/admin/second-factor/", "/admin/sign-out-everywhere/"]


@pytest.mark.parametrize("path", [*PAGES, "/admin/acupoints/photo/several/", "/admin/password_change/"])
def test_the_other_pages_cost_little(admin_client: Client, path: str, django_assert_max_num_queries: Any) -> None:
    admin_client.get(path)
    with django_assert_max_num_queries(CEILING_OF.get(path, 12)):
        assert admin_client.get(path).status_code == 200
