"""Choosing among many rows by their key ("KI3", "who-2008"), with the browser's own list of suggestions.

Django's autocomplete (select2) writes inline styles, which the site's policy forbids, and fails axe. Here plain text
fields do the work; static/js/admin/keys.js only makes those for several keys more pleasant.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Script
from django.forms.models import ModelChoiceIterator
from django.utils.text import capfirst

from acupoints import codes

KEYS = {
    **{"point": "code", "meridian": "code", "source": "key"},
    **{"region": "slug", "pointclass": "slug", "complaint": "slug", "figure": "slug"},
}
BETWEEN = re.compile(r"[,;\s]+")


class Keys:
    """The rows that may be chosen, read once for all the forms of a page that choose among them."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.attribute = KEYS[str(model._meta.model_name)]

    @cached_property
    def by_key(self) -> dict[str, models.Model]:
        return {getattr(row, self.attribute): row for row in self.model._default_manager.all()}

    @cached_property
    def by_pk(self) -> dict[Any, str]:
        return {row.pk: key for key, row in self.by_key.items()}

    @property
    def list_id(self) -> str:
        return f"keys-{self.model._meta.model_name}"

    @property
    def suggestions(self) -> list[tuple[str, str]]:
        return [(key, str(row)) for key, row in self.by_key.items()]

    def key(self, value: Any) -> str:
        value = getattr(value, "pk", value)
        return self.by_pk.get(value, str(value))

    def row(self, text: str) -> models.Model:
        found = self.by_key.get(text) or self.by_key.get(self.spelled(text))
        if found is None:
            raise ValidationError(f"There is no {self.model._meta.verbose_name} “{text[:60]}”.", code="unknown_key")
        return found

    def spelled(self, text: str) -> str:
        try:
            return codes.normalise(text) if self.attribute == "code" else text.casefold()
        except ValueError:
            return ""


class KeyInput(forms.TextInput):
    class Media:
        js = [Script("js/admin/keys.js", type="module")]


class KeyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row. Forms of a formset share its keys: copying a field copies no query."""

    widget = KeyInput

    def __init__(self, keys: Keys, **options: Any) -> None:
        super().__init__(keys.model._default_manager.none(), **options)
        self.keys = keys
        self.widget.attrs |= {"list": keys.list_id, "data-key": "", "autocomplete": "off", "class": "desk-key"}

    def prepare_value(self, value: Any) -> Any:
        return self.keys.key(value) if isinstance(value, int | models.Model) else value

    def to_python(self, value: Any) -> Any:
        return self.keys.row(str(value).strip()) if value not in self.empty_values else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (str(data or "").strip())


class KeysField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several rows, by their keys with commas or blanks between."""

    widget = KeyInput

    def __init__(self, keys: Keys, **options: Any) -> None:
        super().__init__(keys.model._default_manager.none(), **options)
        self.keys = keys
        self.widget.attrs |= {
            "list": keys.list_id,
            "data-keys": "",
            "autocomplete": "off",
            "class": "desk-key vTextField",
        }

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(self.keys.key, value)) if isinstance(value, list | tuple | models.QuerySet) else value

    def clean(self, value: Any) -> Any:
        rows = [self.keys.row(key) for key in BETWEEN.split(str(value or "")) if key]
        if self.required and not rows:
            raise ValidationError(self.error_messages["required"], code="required")
        return rows

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = {self.keys.key(one) for one in initial or []}
        return before != {key for key in BETWEEN.split(str(data or "")) if key}


class ByKey:
    """For a ModelAdmin or an inline: several rows of a model in KEYS are chosen by key, one row where `by_key` says."""

    by_key: tuple[str, ...] = ("point",)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        made = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if isinstance(made, KeyField | KeysField):
            made.widget = getattr(made.widget, "widget", made.widget)  # without the buttons that follow a <select>
        return made

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.related_model._meta.model_name in self.by_key:
            return KeyField(keys_for(request, db_field.related_model), **options(db_field))
        made = super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
        return read_once(request, made) if isinstance(made, forms.ModelChoiceField) else made

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.related_model._meta.model_name in KEYS:
            return KeysField(keys_for(request, db_field.related_model), **options(db_field))
        made = super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]
        return read_once(request, made) if isinstance(made, forms.ModelChoiceField) else made


class ReadOnce(ModelChoiceIterator):  # type: ignore[type-arg]
    """The choices of all fields of a page that offer the same rows: one query, however many forms."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        shared = self.field.shared  # type: ignore[attr-defined]
        if "rows" not in shared:
            shared["rows"] = list(self.queryset)
        yield from map(self.choice, shared["rows"])


def read_once(request: Any, field: Any) -> Any:
    if not hasattr(request, "desk_choices"):
        request.desk_choices = {}
    field.shared = request.desk_choices.setdefault(str(field.queryset.query), {})
    field.iterator = ReadOnce
    field.widget.choices = field.choices
    return field


def options(db_field: Any) -> dict[str, Any]:
    label = capfirst(db_field.verbose_name)
    return {"required": not db_field.blank, "label": label, "help_text": db_field.help_text}


def keys_for(request: Any, model: type[models.Model]) -> Keys:
    """The same for all fields of a request; the page writes one list of suggestions for each."""
    if not hasattr(request, "desk_keys"):
        request.desk_keys = {}
    keys: Keys = request.desk_keys.setdefault(model, Keys(model))
    return keys
