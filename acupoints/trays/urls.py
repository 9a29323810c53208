from django.contrib import admin
from django.urls import path

from . import views

urlpatterns = [
    path("findings/", admin.site.admin_view(views.findings), name="desk_findings"),
    path("unverified/", admin.site.admin_view(views.unverified), name="desk_unverified"),
]
