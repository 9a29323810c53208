"""What tests of the editors' desk share: a form sent back as a browser would, and a point with all its rows."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from factories import make_figure, make_marker, make_point, make_step

from acupoints.models import Caution, Change, Point, PointName


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
