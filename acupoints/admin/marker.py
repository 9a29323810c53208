"""Markers in forms: the numbers that place them, beside the figure on which they lie."""

from typing import Any, ClassVar

from csp.constants import SELF
from csp.decorators import csp_update
from django import forms
from django.contrib import admin
from django.db import models
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString

from acupoints.figures.digest import picture_digest
from acupoints.models import Marker

from .form import DeskForm
from .inline import DeskInline
from .stage import stage

PLACE = ("x", "y", "label_x", "label_y")
STEP = {"step": "0.005", "min": "0", "max": "1"}
REPLACED = "The picture was replaced since this marker was placed: look at it. Move it, or tick that it is still right."


def numbers(*names: str) -> dict[str, forms.Widget]:
    return {name: forms.NumberInput(attrs=STEP) for name in names}


class NotAsked(forms.HiddenInput):
    """Writes nothing: four hundred markers make a form large enough."""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        return SafeString("")


class MarkerForm(DeskForm):
    """Whoever moves a marker here has placed it, on the picture of today: a new rendering leaves it alone."""

    looked = forms.BooleanField(required=False, label="I looked: it is still right", help_text=REPLACED)

    class Meta:
        model = Marker
        fields = ("figure", "point", "site", "side", "place", *PLACE, "hidden", "uncertainty_cun")
        widgets = numbers(*PLACE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not was_replaced(self.instance):
            self.fields["looked"].widget = NotAsked()

    def save(self, commit: bool = True) -> Any:
        moved = self.instance.pk is None or {"figure", "x", "y"} & set(self.changed_data)
        if moved:
            self.instance.placed_by = Marker.PlacedBy.EDITOR
        if moved or self.cleaned_data.get("looked"):
            self.instance.placed_on = picture_digest(self.instance.figure.asset)
        return super().save(commit)


def was_replaced(marker: Marker) -> bool:
    """Whether its figure has another picture than the one on which an editor placed it. Unknown counts as no."""
    return bool(marker.placed_on) and marker.placed_on != picture_digest(marker.figure.asset)


class MarkerInline(DeskInline[Marker, Any]):
    model = Marker
    form = MarkerForm
    extra = 0
    readonly_fields: ClassVar[tuple[str, ...]] = ("picture", "placed_by")
    classes = ["markers"]

    class Media:
        css = {"all": ["css/admin_marker.css"]}
        js = [Script("js/admin/marker.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Marker]:
        return super().get_queryset(request).select_related("figure", "point")

    @admin.display(description="on the figure")
    def picture(self, marker: Marker) -> SafeString | str:
        return stage(marker.figure, marker) if marker.figure_id else "Save once to see it on its figure."


class ShowsPreviews:
    """For a ModelAdmin with markers: its forms may frame the figure as readers will see it."""

    @method_decorator(csp_update({"frame-src": [SELF]}))
    def changeform_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().changeform_view(*args, **kwargs)  # type: ignore[misc]
        return response
