"""What the site's search knows of routines."""

from collections.abc import Iterable

from django.urls import reverse

from acupoints.catalogue import provide
from acupoints.search import Entry, Name
from routines.models import Routine


@provide
def routines() -> Iterable[Entry]:
    """Found by title, aim and the complaints they are for. Two queries, however many routines."""
    for one in Routine.objects.published().prefetch_related("complaints"):
        eased = [complaint.title for complaint in one.complaints.all()]
        phrases = (f"{one.title} routine", one.aim, *(f"Routine for {title}" for title in eased))
        names = (Name(one.title, "title"), *(Name(text, "phrase") for text in phrases))
        yield Entry("routine", one.slug, one.get_absolute_url(), one.title, names, one.summary, one.aim)


@provide
def own_routine() -> Iterable[Entry]:
    called = ("Build your own routine", "own routine", "my routine", "custom routine", "make a routine")
    names = (Name(called[0], "title"), *(Name(text, "phrase") for text in called[1:]))
    words = "Put points together into a timed routine; the whole of it is in its link"
    yield Entry("page", "own-routine", reverse("routines:own"), called[0], names, words, words)
