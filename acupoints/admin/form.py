from typing import Any

from django import forms

from acupoints.content.lint.words import FORBIDDEN, QUOTED


class DeskForm(forms.ModelForm):  # type: ignore[type-arg]
    """Refuses at the desk what the lint refuses in a file: words that this site never says."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if refusal := getattr(self.instance, "desk_refusal", ""):
            self.add_error(None, refusal)
        kind = str(self._meta.model._meta.verbose_name)
        for name, value in list(cleaned.items()):
            found = FORBIDDEN.search(value) if isinstance(value, str) and (kind, name) not in QUOTED else None
            if found:
                self.add_error(name, f"This site never says “{found[0]}”: no promise of a result or of safety.")
        return cleaned
