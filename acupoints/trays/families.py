"""Which rows belong to which form of the desk."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import quote
from django.db import models
from django.forms.models import _get_foreign_key
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Desk:
    """A model whose rows are edited on the form of another one's, or on their own: then `key` is empty."""

    model: type[models.Model]
    home: ModelAdmin[models.Model]
    key: str = ""

    def thing(self, row: models.Model) -> models.Model:
        found: models.Model = getattr(row, self.key) if self.key else row
        return found

    def url(self, row: models.Model) -> str:
        return form_url(self.thing(row))


def form_url(thing: models.Model) -> str:
    name = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change"
    return reverse(name, args=[quote(thing.pk)])


def desks(request: HttpRequest) -> Iterator[Desk]:
    """Of all models whose form this editor may see; a model that stands on two forms counts once."""
    seen: set[type[models.Model]] = set()
    for model, home in admin.site._registry.items():
        if model._meta.app_label not in {"acupoints", "routines"} or not home.has_view_permission(request):
            continue
        children = [(one.model, _get_foreign_key(model, one.model, one.fk_name).name) for one in home.inlines]
        for kind, key in [(model, ""), *children]:
            if kind not in seen:
                seen.add(kind)
                yield Desk(kind, home, key)
