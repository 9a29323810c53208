from django.urls import path

app_name = "acupoints"
urlpatterns: list[object] = []
