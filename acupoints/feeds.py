from collections.abc import Sequence
from datetime import UTC, datetime, time

from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed

from .models import Correction

NEWEST = 50


class Corrections(Feed):  # type: ignore[type-arg]
    """The newest corrections, for feed readers."""

    feed_type = Atom1Feed
    title = "Acupoint Atlas: corrections"
    subtitle = "What stood wrong on this site, and what stands there now."
    link = reverse_lazy("acupoints:correction_list")
    author_name = "Acupoint Atlas"
    feed_copyright = "CC BY 4.0"

    def items(self) -> Sequence[Correction]:
        return list(Correction.objects.published()[:NEWEST])

    def item_title(self, item: Correction) -> str:
        return f"{item.title} ({item.get_seriousness_display().lower()})"

    def item_description(self, item: Correction) -> str:
        return f"What was wrong: {item.wrong}\n\nWhat it says now: {item.now}"

    def item_pubdate(self, item: Correction) -> datetime:
        return datetime.combine(item.corrected_on, time(), UTC)

    item_updateddate = item_pubdate
