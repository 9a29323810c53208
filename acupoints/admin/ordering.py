"""Inlines that an editor puts in order: by numbers, by buttons, by dragging."""

from collections import defaultdict
from typing import Any

from django.db.models import F
from django.forms import BaseInlineFormSet, Script

from .form import DeskForm
from .inline import DeskInline

ASIDE = 10_000  # where rows wait while others take their places


class OrderedForm(DeskForm):
    """A number may be empty (then the row goes last) or double: what is saved is counted anew."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
            if self.instance.pk is None:
                self.initial["position"] = None

    def _get_validation_exclusions(self) -> set[str]:
        return {*super()._get_validation_exclusions(), "position"}  # type: ignore[misc]


class OrderedFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    within: tuple[str, ...] = ()  # fields: rows that are alike in them are counted together

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["position"].widget.attrs["data-within"] = "".join(self.within)

    def save(self, commit: bool = True) -> Any:
        """As two rows may change places, all step aside first."""
        self.count_anew()
        self.get_queryset().update(position=F("position") + ASIDE)
        saved = super().save(commit=commit)
        for form in self.initial_forms:
            if form not in self.deleted_forms and not form.has_changed():
                form.instance.save()
        return saved

    def count_anew(self) -> None:
        groups: dict[Any, list[Any]] = defaultdict(list)
        for form in self.forms:
            if form not in self.deleted_forms and (form.instance.pk or form.has_changed()):
                groups[tuple(getattr(form.instance, name) for name in self.within)].append(form)
        for forms_ in groups.values():
            for number, form in enumerate(sorted(forms_, key=wanted), start=1):
                form.instance.position = number


def wanted(form: Any) -> tuple[float, bool, float]:
    """Of two rows with the same number the one goes first that was moved up to it."""
    number, before = form.cleaned_data.get("position"), form.initial.get("position")
    number = float("inf") if number is None else number
    before = float("inf") if before is None else before
    return number, number >= before, before


def ordered(*within: str) -> type[OrderedFormSet]:
    return type("OrderedFormSet", (OrderedFormSet,), {"within": within})


class OrderedInline(DeskInline[Any, Any]):
    form = OrderedForm
    formset = OrderedFormSet

    class Media:
        js = [Script("js/admin/order.js", type="module")]
