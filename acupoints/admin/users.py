"""Accounts and groups, with plain lists: the double lists that Django draws with JavaScript fail axe."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

admin.site.unregister(User)
admin.site.unregister(Group)
admin.site.unregister(StaticDevice)  # secrets are for their owner alone: acupoints/door/views.py
admin.site.unregister(TOTPDevice)


@admin.register(User)
class EditorAdmin(UserAdmin[User]):
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Who it is", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("When", {"fields": ("last_login", "date_joined")}),
    )


@admin.register(Group)
class EditorsGroupAdmin(GroupAdmin):
    filter_horizontal = ()
