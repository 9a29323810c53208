from django.contrib import admin
from django.urls import include, path

from . import views
from .media import media

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", views.healthz),
    path("favicon.ico", views.favicon),
    path("manifest.webmanifest", views.web_manifest, name="web_manifest"),
    path("robots.txt", views.robots),
    path("sw.js", views.service_worker),
    path("media/photos/<str:name>", media),
    path("", include("routines.urls")),
    path("", include("acupoints.urls")),
]
