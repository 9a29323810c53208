from django.contrib import admin
from django.db import models

from acupoints.versions import Family

from .desk import DeskAdmin


def family_of(model: type[models.Model]) -> Family:
    """As its page on the desk has it: the thing with all that is edited there."""
    page = admin.site._registry.get(model)
    return page.family if isinstance(page, DeskAdmin) else Family(model)
