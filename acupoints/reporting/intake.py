from datetime import datetime
from functools import cache

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from acupoints.models import Report, Revision, TallySalt

from .form import ReportForm


@cache
def software_version() -> str:
    """The first heading of the changelog."""
    path = settings.BASE_DIR / "CHANGELOG.md"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return next((line.removeprefix("## ")[:40] for line in lines if line.startswith("## ")), "")


@transaction.atomic
def take(form: ReportForm, sender: str, now: datetime) -> Report | None:
    """Keep a valid report, with the state of the site that it is about. None: too many came within this hour."""
    if not TallySalt.objects.admits(sender, now):
        return None
    Report.objects.all().purge(now)
    said, thing = form.cleaned_data, form.subject.thing
    return Report.objects.create(
        path=form.subject.path,
        content_type=ContentType.objects.get_for_model(thing) if thing else None,
        object_id=thing.pk if thing else None,
        figure=said["figure"],
        revision=Revision.current(),
        version=software_version(),
        kind=said["kind"],
        text=said["text"],
        contact="" if form.is_from_a_program else said["contact"],
        state=Report.State.SPAM if form.is_from_a_program else Report.State.NEW,
        created_on=now.date(),
    )
