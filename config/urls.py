from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe

from acupoints.http import shared
from acupoints.sitemaps import SITEMAPS as REFERENCE
from routines.sitemaps import SITEMAPS as ROUTINES

from . import views
from .media import media

handler400 = "config.refusals.bad_request"

urlpatterns = [
    path("admin/", include("acupoints.trays.urls")),
    path("admin/", include("acupoints.door.urls")),
    path("admin/", admin.site.urls),
    path("healthz", views.healthz),
    path("favicon.ico", views.favicon),
    path("manifest.webmanifest", views.web_manifest, name="web_manifest"),
    path("robots.txt", views.robots),
    path("sitemap.xml", require_safe(shared("p")(sitemap)), {"sitemaps": {**REFERENCE, **ROUTINES}}, name="sitemap"),
    path("sw.js", views.service_worker),
    path("media/photos/<str:name>", media),
    path("", include("routines.urls")),
    path("", include("acupoints.urls")),
]
