from collections.abc import Mapping
from typing import Any

from django import forms

from acupoints.models import Precaution

PRESETS = {
    "form": ("starter", "full"),
    "pace": ("gated", "hands_free"),
    "hands": ("own", "helper"),
    "optional": ("yes",),
    "large": ("yes",),
}


def preset(asked: Mapping[str, str]) -> dict[str, str]:
    """What a link chooses beforehand: ?form=full&pace=hands_free&hands=helper&large=yes. What it cannot mean is left.

    Never what somebody ticks about themselves, and never the yes before a changed plan.
    """
    return {name: asked[name] for name, values in PRESETS.items() if asked.get(name) in values}


class StartForm(forms.Form):
    """How somebody wants to do a routine. What they tick about themselves is used for this answer and not kept."""

    form = forms.ChoiceField(choices=[("starter", "Starter"), ("full", "Full")])
    pace = forms.ChoiceField(choices=[("gated", "At your own pace"), ("hands_free", "Hands-free")])
    hands = forms.ChoiceField(choices=[("own", "I press"), ("helper", "Somebody presses me")], required=False)
    optional = forms.BooleanField(required=False)
    large = forms.BooleanField(required=False)
    confirmed = forms.BooleanField(required=False)
    precautions = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Precaution.objects.values_list("slug", "label")
        self.fields["precautions"].choices = list(known)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, Any]:
        """What the page shows as chosen: what was sent, where it makes sense, else what is recommended."""
        data = self.cleaned_data if self.is_valid() else {}
        radios = {name: data.get(name, self.initial.get(name)) for name in ("form", "pace", "hands")}
        boxes = {name: data.get(name, self.initial.get(name, False)) for name in ("optional", "large")}
        return radios | boxes | {"precautions": data.get("precautions", [])}

    def plan_options(self) -> dict[str, Any]:
        return {
            "form": self.cleaned_data["form"],
            "hands_free": self.cleaned_data["pace"] == "hands_free",
            "include_optional": self.cleaned_data["optional"],
            "helper": self.cleaned_data["hands"] == "helper",
        }

    def confirming(self) -> list[tuple[str, str]]:
        """The fields of a form that asks for the same again, and says yes."""
        data = self.cleaned_data
        same = [("form", data["form"]), ("pace", data["pace"]), ("hands", data["hands"] or "own"), ("confirmed", "yes")]
        boxes = [(name, "yes") for name in ("optional", "large") if data[name]]
        return same + boxes + [("precautions", slug) for slug in data["precautions"]]
