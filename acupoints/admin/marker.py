"""A marker on its figure, drawn beside the numbers that place it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.forms import Script
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from acupoints.figures import UNITS, FigureView
from acupoints.models import Figure, Marker

from .form import DeskForm
from .inline import DeskInline

PLACE = ("x", "y", "label_x", "label_y")
STEP = {"step": "0.005", "min": "0", "max": "1"}


class MarkerForm(DeskForm):
    """Whoever moves a marker here has placed it: a new rendering of the figure leaves it alone."""

    class Meta:
        model = Marker
        fields = ("figure", "point", "site", "side", "place", *PLACE, "hidden", "uncertainty_cun")
        widgets = {name: forms.NumberInput(attrs=STEP) for name in PLACE}

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None or {"x", "y"} & set(self.changed_data):
            self.instance.placed_by = Marker.PlacedBy.EDITOR
        return super().save(commit)


class MarkerInline(DeskInline[Marker, Any]):
    model = Marker
    form = MarkerForm
    extra = 0
    readonly_fields = ("picture", "placed_by")
    classes = ["markers"]

    class Media:
        js = [Script("js/admin/marker.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Marker]:
        return super().get_queryset(request).select_related("figure", "point")

    @admin.display(description="on the figure")
    def picture(self, marker: Marker) -> SafeString | str:
        figure = marker.figure if marker.figure_id else None
        return preview(marker, figure) if figure else "Save once to see it on its figure."


def preview(marker: Marker, figure: Figure) -> SafeString | str:
    view = FigureView(figure, frozenset())
    try:
        image = view.image(800)
    except ValueError:  # a name that is not among the static files
        return f"There is no picture “{figure.asset}”."
    here = {"x": round(UNITS * marker.x, 1), "y": round(view.image_height * marker.y, 1)}
    return render_to_string("admin/_marker.html", {"view": view, "image": image, "marker": marker, **here})
