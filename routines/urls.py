from django.urls import path

from routines import views

app_name = "routines"
urlpatterns = [
    path("routines/", views.routine_list, name="routine_list"),
    path("routines/my-sessions/", views.my_sessions, name="my_sessions"),
    path("routines/own/", views.own, name="own"),
    path("routines/own/start/", views.own_start, name="own_start"),
    path("routines/<slug:slug>/", views.routine_detail, name="routine_detail"),
    path("routines/<slug:slug>/start/", views.routine_start, name="routine_start"),
    path("routines/<slug:slug>/sheet/", views.routine_sheet, name="routine_sheet"),
    path("precautions/routines.json", views.routine_marks, name="routine_marks"),
    path("embed/routines/<slug:slug>/", views.embed_routine, name="embed_routine"),
    path("s/<uuid:pk>/", views.session, name="session"),
    path("s/<uuid:pk>/stage/", views.session_stage, name="session_stage"),
    path("s/<uuid:pk>/do/", views.session_do, name="session_do"),
]
