"""Form fields that take what an editor would write."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from acupoints import durations


class LengthField(forms.DurationField):
    """A length of time: 180, 3:00 and 3 min are all the same."""

    widget = forms.TextInput(attrs={"class": "length-of-time", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return durations.show(value) if isinstance(value, timedelta) else value

    def to_python(self, value: Any) -> timedelta | None:
        if isinstance(value, timedelta):
            return value
        if value in self.empty_values:
            return None
        try:
            return durations.parse(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error


class PlainText(forms.CharField):
    """Browsers send line ends as \\r\\n. Kept like that, each save would look like a change of every long text."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, self.to_python(data))


OVERRIDES: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    models.DurationField: {"form_class": LengthField},
    models.TextField: {"form_class": PlainText},
    models.URLField: {"assume_scheme": "https"},
}
