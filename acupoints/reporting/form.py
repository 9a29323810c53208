from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from acupoints.models import Figure, Report
from acupoints.models.report import LONGEST, SHORTEST

from .subjects import WHOLE_SITE, Subject, subject_of


class Text(forms.CharField):
    """Browsers send line ends as two signs and count one."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class ReportForm(forms.Form):
    """What a reader says is wrong. `website` is for programs that fill in whatever they find: people do not see it."""

    page = forms.CharField(required=False)
    figure = forms.CharField(required=False)
    kind = forms.ChoiceField(
        choices=Report.Kind.choices,
        error_messages={
            "required": "Choose what it is about.",
            "invalid_choice": "Choose what it is about from the list.",
        },
    )
    text = Text(
        min_length=SHORTEST,
        max_length=LONGEST,
        error_messages={
            "required": "Write what is wrong.",
            "min_length": f"Write a little more: at least {SHORTEST} characters.",
            "max_length": f"This is too long: at most {LONGEST} characters, please.",
        },
    )
    contact = forms.CharField(
        required=False, max_length=200, error_messages={"max_length": "This is too long: at most 200 characters."}
    )
    website = forms.CharField(required=False)

    subject: Subject = WHOLE_SITE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            null = {"null_characters_not_allowed": "It holds a sign that cannot be kept. Type it anew, please."}
            field.error_messages.update(null)

    def clean_page(self) -> str:
        path: str = self.cleaned_data["page"]
        if path:
            subject = subject_of(path)
            if subject is None:
                raise ValidationError("No page of this site stands at that address. Send it again as it is now.")
            self.subject = subject
        return path

    def clean_figure(self) -> str:
        """Nobody typed it: one that is not ours is left out."""
        slug: str = self.cleaned_data["figure"]
        return slug if slug and Figure.objects.filter(slug=slug).exists() else ""

    @property
    def is_from_a_program(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """Fields and what is wrong with each, in the order of the page."""
        return [(name, str(messages[0])) for name, messages in self.errors.items()] if self.is_bound else []
