"""What tests of the editors' desk share: a form sent back as a browser would, and a point with all its rows."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from factories import make_figure, make_marker, make_point, make_step
from factories_routines import make_back_ease

from acupoints.models import (
    BulkImport,
    Caution,
    Change,
    Complaint,
    Correction,
    EvidenceGrade,
    Page,
    Photo,
    Point,
    PointClass,
    PointName,
    Precaution,
    Region,
    Report,
    ReviewPack,
    SignOff,
    Source,
)


def form_of(client: Client, url: str) -> dict[str, Any]:
    """What a browser would send back of the form at an address, unchanged."""
    context = client.get(url).context
    data: dict[str, Any] = {}
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                data[field.html_name] = "on" if value is True else value
    return data


def change_url(thing: Any, action: str = "change", *more: Any) -> str:
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{action}", args=[thing.pk, *more])


def draft(client: Client, thing: Any, **changes: Any) -> Any:
    """Save the form as a browser would; what readers see becomes a draft, which is returned if there is one."""
    url = change_url(thing)
    sent = {key: value for key, value in {**form_of(client, url), **changes}.items() if value is not None}
    response = client.post(url, sent)
    problems = response.context and (response.context["errors"] or "")
    assert response.status_code == 302, problems
    return Change.objects.open().of(type(thing), thing.pk).first()


def do(client: Client, change: Change, what: str, **more: Any) -> Any:
    """Press one of the buttons of a draft's page, as somebody who has just looked at it."""
    seen = client.get(change.get_absolute_url()).context["proposal"].token
    url = reverse("admin:acupoints_change_do", args=[change.pk])
    return client.post(url, {"do": what, "seen": seen, **more})


def second_desk() -> Client:
    """Somebody else who may do everything."""
    user = User.objects.filter(username="second").first() or User.objects.create_superuser("second", password="x")
    client = Client()
    client.force_login(user)
    return client


def published(client: Client, change: Change) -> None:
    """Sent to review by its author, published by somebody else."""
    change.refresh_from_db()
    if change.state != "waiting":
        assert do(client, change, "send").status_code == 302
    assert do(second_desk(), change, "publish").status_code == 302
    change.refresh_from_db()
    assert change.state == "published"


def save(client: Client, thing: Any, **changes: Any) -> None:
    """Save the form; if that makes a draft, publish it."""
    change = draft(client, thing, **changes)
    if change is not None:
        published(client, change)
    thing.refresh_from_db()


def point_with_all() -> Point:
    point = make_point()
    make_step(point=point, text="Feel the ankle bone.", position=1)
    make_step(point=point, text="Slide back to the tendon.", position=2)
    Caution.objects.create(point=point, level="ask_first", text="Ask a midwife first.")
    PointName.objects.create(point=point, kind="variant", text="Lüxi")
    make_marker(figure=make_figure(), point=point, placed_by="atlas")
    return point


def keep_media_in(settings: Any, path: Path) -> Path:
    """Pictures in `media`, the files as uploaded in `private/originals`, beside each other as the settings have it."""
    settings.MEDIA_ROOT = path / "media"
    originals = settings.STORAGES["originals"]
    kept = {**originals, "OPTIONS": {**originals["OPTIONS"], "location": path / "private" / "originals"}}
    settings.STORAGES = {**settings.STORAGES, "originals": kept}
    return path


def one_of_each() -> dict[str, Any]:
    """One row of each kind, and a draft of the point."""
    routine, point = make_back_ease(), make_point(code="KI4")
    make_marker(figure=make_figure(), point=point)
    Photo.objects.create(point=point, alt="A", credit="B", licence="C", digest="0" * 32, width=9, height=9)
    Page.objects.create(slug="about", title="About", summary="What.", body="This.", status="published")
    PointClass.objects.get_or_create(slug="yuan", defaults={"label": "Source", "description": "Source points."})
    Precaution.objects.get_or_create(slug="tired", defaults={"label": "Tired", "question": "Are you?"})
    Source.objects.get_or_create(key="who", defaults={"type": "standard", "title": "WHO", "supports": "All."})
    Region.objects.get_or_create(slug="toe", defaults={"label": "Toe"})
    grade = EvidenceGrade.objects.first() or EvidenceGrade.objects.create(slug="a", label="A", rank=1, definition="B")
    filled = {"title": "Pain", "summary": "It hurts.", "emergency_now": "x", "evidence_summary": "y"}
    Complaint.objects.get_or_create(slug="pain", defaults={**filled, "evidence_grade": grade})
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss"))
    BulkImport.objects.create(user=User.objects.get(), name="a.csv", data=b"code", digest="0" * 64)
    Correction.objects.create(seriousness="place", title="One", wrong="A", now="B")
    Report.objects.create(kind="place", text="It lies lower.")
    pack = ReviewPack.objects.create(kind="point", keys=["KI4"], title="KI4")
    SignOff.objects.create(kind="point", key="KI4", record="a", reviewed_on="2026-01-01", scope=[], pack=pack, name="T")
    draft(boss, point, summary="One.")
    Group.objects.create(name="A group")
    return {"point": point, "routine": routine}
