from django.urls import path, re_path
from django.views.decorators.http import require_safe

from . import views
from .feeds import Corrections
from .http import shared

app_name = "acupoints"
urlpatterns = [
    path("", views.home, name="home"),
    path("points/", views.point_list, name="point_list"),
    path("points/<str:slug>/", views.point_detail, name="point_detail"),
    path("meridians/", views.meridian_list, name="meridian_list"),
    path("meridians/<slug:slug>/", views.meridian_detail, name="meridian_detail"),
    path("body/", views.body_map, name="body_map"),
    path("body/back/", views.body_map, {"side": "back"}, name="body_back"),
    path("body/side/", views.body_map, {"side": "side"}, name="body_side"),
    path("body/<slug:slug>/", views.body_region, name="body_region"),
    path("complaints/", views.complaint_list, name="complaint_list"),
    path("complaints/<slug:slug>/", views.complaint_detail, name="complaint_detail"),
    path("search/", views.search, name="search"),
    path("offline/", views.offline, name="offline"),
    path("precautions/", views.precautions, name="precautions"),
    path("precautions/points.json", views.point_marks, name="point_marks"),
    path("numbering/", views.numbering, name="numbering"),
    path("practise/", views.practise, name="practise"),
    path("practise/round/", views.practise_round, name="practise_round"),
    path("practise/<slug:slug>/", views.practise_point, name="practise_point"),
    path("evidence/", views.evidence, name="evidence"),
    path("sources/", views.sources, name="source_list"),
    path("data/", views.data, name="data"),
    path("data/schema/<slug:name>.json", views.data_schema, name="data_schema"),
    path("data/<slug:name>.json", views.data_file, {"ending": "json"}, name="data_json"),
    path("data/<slug:name>.csv", views.data_file, {"ending": "csv"}, name="data_csv"),
    path("data/<slug:name>/<slug:key>.json", views.data_row, name="data_row"),
    path("embed/points/<slug:slug>/", views.embed_point, name="embed_point"),
    path("review/<str:token>/", views.review, name="review"),
    path("names/", views.names, name="names"),
    path("classes/", views.classes, name="classes"),
    path("compare/", views.compare, name="compare"),
    path("corrections/", views.correction_list, name="correction_list"),
    path("corrections/feed/", require_safe(shared()(Corrections())), name="correction_feed"),
    path("corrections/<int:pk>/", views.correction, name="correction"),
    path("report/", views.report, name="report"),
    re_path(r"^report/(?P<number>[0-9]{4}-[0-9]{4})/$", views.report_told, name="report_told"),
    re_path(r"^(?P<slug>[a-z]+(?:-[a-z]+)*)/$", views.page, name="page"),
]
