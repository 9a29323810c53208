from typing import Any, Generic, TypeVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from .fields import OVERRIDES
from .form import DeskForm
from .keys import ByKey

C = TypeVar("C", bound=models.Model)
P = TypeVar("P", bound=models.Model)
Fields = list[str | list[str] | tuple[str, ...]]
WHENCE: tuple[str, Any] = ("Where it comes from", {"fields": ["verification", "sources"], "classes": ["collapse"]})


class DeskInline(ByKey, admin.StackedInline[C, P], Generic[C, P]):
    """Rows that are edited, kept and brought back with the thing that they belong to."""

    extra = 0
    form = DeskForm
    formfield_overrides = OVERRIDES

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[C]:
        """With the rows named by many-to-many fields: a form then costs the same however many rows it has."""
        return super().get_queryset(request).prefetch_related(*(one.name for one in self.model._meta.many_to_many))
