from django.urls import path

from . import reset, views

urlpatterns = [
    path("second-factor/", views.second_factor, name="door_second_factor"),
    path("second-factor/code/", views.code, name="door_code"),
    path("sign-out-everywhere/", views.sign_out_everywhere, name="door_sign_out"),
    path("password_reset/", reset.Ask.as_view(), name="admin_password_reset"),
    path("password_reset/done/", reset.Asked.as_view(), name="password_reset_done"),
    path("reset/<uidb64>/<token>/", reset.Choose.as_view(), name="password_reset_confirm"),
    path("reset/done/", reset.Chosen.as_view(), name="password_reset_complete"),
]
