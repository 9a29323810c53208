"""Files for programs: what is in them, that they are what their schema says, and what they cost."""

import csv
import gzip
import io
import json

import pytest
from django.test import Client
from factories import take_text_away
from jsonschema import Draft202012Validator

from acupoints.models import Caution, Point, Source
from acupoints.opendata import datasets, files, store

NAMES = ["points", "meridians", "complaints", "sources", "grades", "precautions", "rules", "figures", "regions"]
NAMES += ["routines"]
# The most queries that building a set may ever cost, the revision's own among them.
CEILINGS = {"points": 24, "complaints": 9, "sources": 30, "figures": 4, "meridians": 5, "routines": 16}


@pytest.fixture
def points(client: Client, content: None) -> list[dict]:
    return client.get("/data/points.json").json()["points"]


def one(points: list[dict], code: str) -> dict:
    return next(point for point in points if point["code"] == code)


def forget() -> None:
    """As if this process had built nothing yet."""
    store._kept.clear()
    files.whole_file.cache_clear()


def test_there_are_the_sets_that_the_page_promises() -> None:
    assert set(datasets()) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_set_is_what_its_schema_says(client: Client, content: None, name: str) -> None:
    schema = client.get(f"/data/schema/{name}.json").json()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    answer = client.get(f"/data/{name}.json").json()
    answer[name] = answer[name] if len(answer[name]) < 100 else [*answer[name][::29], *written(answer[name])]
    assert [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(answer)] == []
    assert answer[name]


def written(rows: list[dict]) -> list[dict]:
    return [row for row in rows if row.get("status") == "published"][:10]


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_the_fields_of_its_schema_and_no_other(client: Client, content: None, name: str) -> None:
    """What the sampling above leaves out."""
    shape = datasets()[name].row
    for row in client.get(f"/data/{name}.json").json()[name]:
        assert set(shape["required"]) <= set(row) <= set(shape["properties"])


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *(("points", "ki3"), ("points", "st17"), ("meridians", "kidney"), ("complaints", "lower-back-pain")),
        *(("routines", "back-ease"), ("sources", "hsieh2006"), ("figures", "ankle-inner")),
    ],
)
def test_one_row_alone_is_what_its_schema_says(client: Client, content: None, name: str, key: str) -> None:
    answer = client.get(f"/data/{name}/{key}.json").json()
    single = name.removesuffix("s")
    schema = client.get(f"/data/schema/{single}.json").json()
    assert [error.message[:200] for error in Draft202012Validator(schema).iter_errors(answer)] == []
    assert answer["head"]["dataset"] == single


@pytest.mark.parametrize("name", NAMES)
def test_the_table_has_a_line_for_each_row_and_the_columns_that_it_documents(
    client: Client, content: None, name: str
) -> None:
    response = client.get(f"/data/{name}.csv")
    lines = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert len(lines) == len(client.get(f"/data/{name}.json").json()[name])
    assert list(lines[0]) == [column.name for column in datasets()[name].columns]
    assert any(lines[0].values())


def test_every_column_leads_to_a_field_of_the_schema() -> None:
    for dataset in datasets().values():
        for column in dataset.columns:
            shape = dataset.row
            for part in column.path.split("."):
                shape = shape["properties"][part.removesuffix("[]")]
                shape = shape["items"] if part.endswith("[]") else shape
            assert "properties" not in shape, f"{dataset.name}: {column.path}"


def test_all_points_with_a_page_are_there_in_their_order(points: list[dict]) -> None:
    assert [point["code"] for point in points] == [point.code for point in Point.objects.visible()]
    assert len(points) > 400


def test_a_written_point_says_where_how_and_when_not(points: list[dict]) -> None:
    point = one(points, "KI3")
    assert point["names"]["pinyin"] == "Tàixī"
    assert point["standard_location"]["sources"]
    assert len(point["finding_steps"]) >= 3
    assert point["pressing"]["hold_seconds"] >= 30
    assert {"read", "not verified"} >= {caution["verification"] for caution in point["cautions"]}
    assert "pregnant" in {caution["applies_to"] for caution in one(points, "BL60")["cautions"]}
    assert point["review"] == "not yet reviewed by a clinician"
    assert point["reviewed_on"] is None


def test_a_figure_of_a_point_has_its_markers_as_fractions(points: list[dict]) -> None:
    figure = next(figure for figure in one(points, "KI3")["figures"] if figure["slug"] == "ankle-inner")
    assert figure["images"]["webp"]["800"].startswith("http://testserver/static/figures/ankle-inner-800")
    marker = figure["markers"][0]
    assert 0 < marker["x"] < 1
    assert 0 < marker["y"] < 1
    places = {marker["place"] for figure in one(points, "GB30")["figures"] for marker in figure["markers"]}
    assert places == {"standard", "alternative"}


def test_every_point_of_the_content_is_complete(points: list[dict]) -> None:
    assert len(points) == 361 + 48 + 1
    for point in points:
        assert point["status"] == "published"
        assert all(
            point[name] for name in ("summary", "finding_steps", "standard_location", "tradition", "research")
        ), point["code"]
        assert ("pressing" in point) == (point["pressable"] != "never"), point["code"]


def test_a_listed_point_says_that_its_text_is_not_written(client: Client, content: None) -> None:
    for code in ("LU9", "ST17"):
        take_text_away(code)
    points = client.get("/data/points.json").json()["points"]
    for point in (one(points, "LU9"), one(points, "ST17")):
        assert "not written yet" in point["status_note"]
        assert "pressing" not in point
        assert not point["finding_steps"]


def test_no_never_point_of_the_content_has_anything_on_pressing(points: list[dict]) -> None:
    never = [point for point in points if point["pressable"] == "never"]
    assert never
    assert not [point["code"] for point in never if "pressing" in point]


def test_every_source_that_is_named_is_in_the_set_of_sources(client: Client, points: list[dict]) -> None:
    known = {source["key"] for source in client.get("/data/sources.json").json()["sources"]}
    assert known == set(Source.objects.values_list("key", flat=True))
    named = {key for point in points for key in point["sources"]}
    assert named
    assert named <= known


def test_the_head_says_from_when_it_is_and_on_what_terms(client: Client, content: None) -> None:
    head = client.get("/data/points.json").json()["head"]
    number, token = store.revision()
    assert head["version"] == f"{number}-{token[:8]}"
    assert head["licence"] == "CC BY 4.0"
    assert head["attribution"].startswith("Acupoint Atlas, http://testserver/")
    assert client.get(head["schema"]).status_code == 200


def test_each_address_in_a_file_leads_somewhere(client: Client, content: None) -> None:
    for path in ("/data/points/gb30.json", "/data/complaints/lower-back-pain.json", "/data/routines/back-ease.json"):
        text = client.get(path).content.decode()
        assert "\ue000" not in text
        row = json.loads(text)
        assert client.get(next(row[name] for name in row if name != "head")["url"]).status_code == 200


def test_a_file_answers_304_while_the_content_is_the_same(client: Client, content: None) -> None:
    first = client.get("/data/points/ki3.json")
    assert not first["ETag"].startswith("W/")
    again = client.get("/data/points/ki3.json", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    Caution.objects.filter(point__code="KI3").update(text="Something else.")
    changed = client.get("/data/points/ki3.json", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert b"Something else." in changed.content


def test_a_compressed_file_is_the_same_file_under_an_etag_of_its_own(client: Client, content: None) -> None:
    plain = client.get("/data/meridians.json")
    zipped = client.get("/data/meridians.json", headers={"Accept-Encoding": "gzip, br"})
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert zipped["ETag"] != plain["ETag"]
    assert zipped["Vary"] == plain["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "path", ["/data/points.json", "/data/points.csv", "/data/points/ki3.json", "/data/schema/points.json"]
)
def test_scripts_of_other_sites_may_read_it(client: Client, content: None, path: str) -> None:
    response = client.get(path)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Cache-Control"].startswith("public, max-age=")
    assert 'rel="license"' in response["Link"]
    assert not response.cookies
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


@pytest.mark.parametrize("path", ["/", "/data/", "/points/ki3/", "/evidence/"])
def test_pages_stay_closed_to_scripts_of_other_sites(client: Client, content: None, path: str) -> None:
    response = client.get(path)
    assert "Access-Control-Allow-Origin" not in response
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/data/points/KI3.json", 301),
        ("/data/points/nothing.json", 404),
        ("/data/nothing.json", 404),
        ("/data/nothing/ki3.json", 404),
        ("/data/rules/1.json", 404),
        ("/data/schema/nothing.json", 404),
        ("/data/points.xml", 404),
        ("/data/points/%00.json", 404),
    ],
)
def test_bad_addresses_are_answered(client: Client, content: None, path: str, status: int) -> None:
    assert client.get(path).status_code == status


@pytest.mark.parametrize("name", CEILINGS)
def test_building_a_set_keeps_under_its_ceiling_of_queries(
    client: Client, content: None, name: str, django_assert_max_num_queries
) -> None:
    forget()
    with django_assert_max_num_queries(CEILINGS[name]):
        client.get(f"/data/{name}.json")


def test_a_set_that_is_built_costs_one_query(client: Client, content: None, django_assert_num_queries) -> None:
    client.get("/data/points.json")
    for path in ("/data/points.json", "/data/points/ki3.json"):
        with django_assert_num_queries(1):
            client.get(path)


def test_the_page_documents_every_set_and_field(client: Client, content: None) -> None:
    html = client.get("/data/").content.decode()
    for name in NAMES:
        assert f'href="/data/{name}.json"' in html
        assert f'href="/data/{name}.csv"' in html
    assert "<code>figures[].markers[].x</code>" in html
    assert "curl http://testserver/data/points/ki3.json" in html
    assert "CC BY 4.0" in html
