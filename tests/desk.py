"""What tests of the editors' desk share: a form sent back as a browser would, and a point with all its rows."""

from typing import Any

from django.test import Client
from django.urls import reverse
from factories import make_figure, make_marker, make_point, make_step

from acupoints.models import Caution, Point, PointName


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


def save(client: Client, thing: Any, **changes: Any) -> None:
    url = change_url(thing)
    sent = {key: value for key, value in {**form_of(client, url), **changes}.items() if value is not None}
    response = client.post(url, sent)
    problems = response.context and (response.context["errors"] or "")
    assert response.status_code == 302, problems
    thing.refresh_from_db()


def point_with_all() -> Point:
    point = make_point()
    make_step(point=point, text="Feel the ankle bone.", position=1)
    make_step(point=point, text="Slide back to the tendon.", position=2)
    Caution.objects.create(point=point, level="ask_first", text="Ask a midwife first.")
    PointName.objects.create(point=point, kind="variant", text="Lüxi")
    make_marker(figure=make_figure(), point=point, placed_by="atlas")
    return point
