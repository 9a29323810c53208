from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from acupoints.sitemaps import ThingSitemap
from routines.models import Routine


class RoutineSitemap(ThingSitemap):
    rows = Routine.objects.published()


class RoutineListSitemap(Sitemap[str]):
    def items(self) -> list[str]:
        return [reverse("routines:routine_list")]

    def location(self, item: str) -> str:
        return item


SITEMAPS = {"routines": RoutineSitemap, "routine_list": RoutineListSitemap}
