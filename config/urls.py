from django.contrib import admin
from django.urls import include, path

from . import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", views.healthz),
    path("favicon.ico", views.favicon),
    path("", include("routines.urls")),
    path("", include("acupoints.urls")),
]
