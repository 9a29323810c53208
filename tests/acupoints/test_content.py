"""The content path: files to rows and back, and the editor wins."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from acupoints.content.export import write_files
from acupoints.content.library import read_library
from acupoints.content.problem import ContentError
from acupoints.content.sync import Report, load_library
from acupoints.models import LoadedRecord, Point, PointName, Region

REGIONS = """\
- slug: ankle
  label: Ankle
  parent: leg
- slug: leg
  label: Leg
"""
MERIDIANS = """\
- code: KI
  slug: kidney
  position: 1
  status: published
  english: Kidney
  point_count: 27
  summary: From the sole to the chest.
  verification: K
"""
POINT = """\
code: KI3
meridian: KI
number: 3
status: published
pinyin: Tàixī
hanzi_traditional: 太谿
hanzi_simplified: 太溪
english: Great Ravine
summary: In the hollow behind the inner ankle bone.
region: ankle
laterality: paired
sites: 2
self_reach: easy
pressable: yes
inside_body: false
locations:
  - kind: standard
    text: Behind the ankle bone.
    verification: K
  - kind: finding
    text: Feel the bone.
    verification: K
press_hold_seconds: 90
press_verification: K
tradition_verification: K
research_verification: K
cautions_looked_at: true
names:
  - text: Supreme Stream
    kind: english
    verification: K
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "points").mkdir()
    (tmp_path / "regions.yaml").write_text(REGIONS)
    (tmp_path / "meridians.yaml").write_text(MERIDIANS)
    (tmp_path / "points" / "ki3.yaml").write_text(POINT)
    return tmp_path


def load(folder: Path) -> Report:
    return load_library(read_library(folder))


def change_file(folder: Path, old: str, new: str, name: str = "points/ki3.yaml") -> None:
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def problems(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as error:
        load(folder)
    return [str(problem) for problem in error.value.problems]


@pytest.mark.django_db
def test_a_load_writes_rows_with_their_children(folder: Path) -> None:
    report = load(folder)
    point = Point.objects.get(code="KI3")
    assert sorted(report.created) == ["meridian KI", "point KI3", "region ankle", "region leg"]
    assert [one.kind for one in point.locations.all()] == ["finding", "standard"]
    assert point.press_hold is not None
    assert point.press_hold.total_seconds() == 90
    assert Region.objects.get(slug="ankle").parent == Region.objects.get(slug="leg")


@pytest.mark.django_db
def test_a_second_load_changes_nothing(folder: Path) -> None:
    load(folder)
    before = list(LoadedRecord.objects.values())
    names = set(PointName.objects.values_list("pk", flat=True))
    report = load(folder)
    assert (report.created, report.updated, report.unchanged) == ([], [], 4)
    assert list(LoadedRecord.objects.values()) == before
    assert set(PointName.objects.values_list("pk", flat=True)) == names


@pytest.mark.django_db
def test_a_changed_file_changes_the_row(folder: Path) -> None:
    load(folder)
    change_file(folder, "Great Ravine", "Supreme Stream")
    assert load(folder).updated == ["point KI3"]
    assert Point.objects.get().english == "Supreme Stream"


@pytest.mark.django_db
def test_what_a_file_no_longer_says_is_emptied(folder: Path) -> None:
    load(folder)
    change_file(folder, "press_hold_seconds: 90\n", "")
    load(folder)
    assert Point.objects.get().press_hold is None


@pytest.mark.django_db
def test_an_editors_change_is_kept(folder: Path) -> None:
    load(folder)
    Point.objects.update(english="An editor's word")
    report = load(folder)
    assert report.kept == ["point KI3"]
    assert Point.objects.get().english == "An editor's word"


@pytest.mark.django_db
def test_an_editors_change_to_a_child_is_kept(folder: Path) -> None:
    load(folder)
    PointName.objects.create(point=Point.objects.get(), text="Another", kind="variant")
    change_file(folder, "Great Ravine", "Supreme Stream")
    assert load(folder).conflicts == ["point KI3"]
    assert PointName.objects.filter(text="Another").exists()
    assert Point.objects.get().english == "Great Ravine"


@pytest.mark.django_db
def test_where_both_changed_the_editors_stands_and_it_is_said(folder: Path) -> None:
    load(folder)
    Point.objects.update(english="An editor's word")
    change_file(folder, "Great Ravine", "Supreme Stream")
    assert load(folder).conflicts == ["point KI3"]
    assert load(folder).conflicts == ["point KI3"]
    assert Point.objects.get().english == "An editor's word"


@pytest.mark.django_db
def test_a_row_that_an_editor_made_is_not_overwritten_by_a_new_file(folder: Path) -> None:
    Region.objects.create(slug="leg", label="An editor's leg")
    assert load(folder).conflicts == ["region leg"]
    assert Region.objects.get(slug="leg").label == "An editor's leg"


@pytest.mark.django_db
def test_what_an_editor_deleted_stays_deleted(folder: Path) -> None:
    load(folder)
    Point.objects.all().delete()
    assert load(folder).kept == ["point KI3"]
    assert not Point.objects.exists()


@pytest.mark.django_db
def test_an_editors_change_comes_out_of_an_export_and_is_no_conflict_then(folder: Path) -> None:
    load(folder)
    Point.objects.update(english="An editor's word")
    write_files(folder)
    assert "english: An editor's word" in (folder / "points" / "ki3.yaml").read_text()
    report = load(folder)
    assert (report.kept, report.conflicts, report.updated) == ([], [], [])
    change_file(folder, "An editor's word", "A developer's word")
    assert load(folder).updated == ["point KI3"]


@pytest.mark.django_db
def test_an_export_is_byte_stable(folder: Path, tmp_path: Path) -> None:
    load(folder)
    write_files(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert write_files(folder) == ([], [])
    Point.objects.all().delete()
    LoadedRecord.objects.all().delete()
    load(folder)
    write_files(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("meridian: KI", "meridian: XX", "points/ki3.yaml: KI3: meridian: there is no meridian 'XX'"),
        ("sites: 2", "sights: 2", "points/ki3.yaml: KI3: unknown key sights"),
        ("number: 3", "number: three", "points/ki3.yaml: KI3: number: “three” value must be an integer"),
        ("laterality: paired", "laterality: both", "points/ki3.yaml: KI3: laterality: Value 'both' is not"),
        ("hold_seconds: 90", "hold_seconds: long", "points/ki3.yaml: KI3: press_hold_seconds must be a whole number"),
        ("kind: english", "kind: englsh", "points/ki3.yaml: KI3: names, number 1: kind: Value 'englsh' is not"),
        (
            "names:\n",
            "names:\n  - text: Supreme Stream\n    kind: english\n",
            "points/ki3.yaml: KI3: names, number 2: has the same kind, text, scheme as number 1",
        ),
        (
            "    kind: english\n    verification: K\n",
            "    kind: english\n    verification: K\n    sources: [nowhere]\n",
            "points/ki3.yaml: KI3: names, number 1: sources: there is no source 'nowhere'",
        ),
        (
            "    kind: english\n    verification: K\n",
            "    kind: english\n    verification: K\n    sources: nowhere\n",
            "points/ki3.yaml: KI3: names, number 1: sources must be a list",
        ),
        ("region: ankle", "region: [ankle]", "points/ki3.yaml: KI3: region: there is no region ['ankle']"),
        ("kind: standard", "knd: standard", "points/ki3.yaml: KI3: locations, number 1: unknown key knd"),
        ("english: Great Ravine", "english: 17", "points/ki3.yaml: KI3: english must be text, not 17"),
        ("english: Great Ravine\n", "", "points/ki3.yaml: KI3: english: This field cannot be blank"),
        ("code: KI3", "code: KI4", "points/ki3.yaml: KI4: must stand in points/ki4.yaml"),
        ("code: KI3\n", "", "points/ki3.yaml: record 1: has no code"),
        ("number: 3", "number: 3\nnumber: 4", "points/ki3.yaml: while constructing"),
        ("number: 3", "number: [3", "points/ki3.yaml: while parsing a flow sequence"),
    ],
)
def test_a_mistake_is_named_by_file_record_and_reason(folder: Path, old: str, new: str, expected: str) -> None:
    change_file(folder, old, new)
    found = problems(folder)
    assert len(found) == 1
    assert found[0].startswith(expected) or "stands twice" in found[0]


@pytest.mark.django_db
def test_what_the_database_refuses_is_named_as_well(folder: Path) -> None:
    text = "- slug: pregnancy\n  position: 1\n  label: Pregnant\n  question: Are you pregnant?\n"
    (folder / "precautions.yaml").write_text(text)
    rule = (
        "- slug: pregnancy\n  rules:\n    - scope: all\n      point: KI3\n      action: skip\n      reason: A reason.\n"
    )
    (folder / "precaution_rules.yaml").write_text(rule)
    found = problems(folder)
    assert len(found) == 1
    assert found[0].startswith("precaution_rules.yaml: pregnancy: rules: ")
    assert "rule_has_the_target_of_its_scope" in found[0]


@pytest.mark.django_db
def test_children_cost_no_query_each(folder: Path, django_assert_max_num_queries) -> None:
    load(folder)
    (folder / "sources.yaml").write_text(
        "- key: who\n  type: book\n  title: A book\n  supports: All.\n  verification: K\n"
    )
    names = [f"  - text: Name {number}\n    kind: variant\n    sources: [who]\n" for number in range(300)]
    change_file(folder, "names:\n", "names:\n" + "".join(names))
    with django_assert_max_num_queries(90):
        load(folder)
    assert PointName.objects.filter(sources__key="who").count() == 300


@pytest.mark.django_db
def test_one_mistake_and_nothing_is_loaded(folder: Path) -> None:
    change_file(folder, "laterality: paired", "laterality: both")
    problems(folder)
    assert not Region.objects.exists()
    assert not LoadedRecord.objects.exists()


@pytest.mark.django_db
def test_a_record_that_stands_twice_is_a_mistake(folder: Path) -> None:
    change_file(folder, "slug: leg", "slug: ankle", name="regions.yaml")
    assert "regions.yaml: ankle: stands twice, also in regions.yaml" in problems(folder)


@pytest.mark.django_db
def test_broken_utf8_is_a_mistake_and_no_crash(folder: Path) -> None:
    (folder / "points" / "ki3.yaml").write_bytes(b"code: \xff\xfe")
    assert problems(folder)[0].startswith("points/ki3.yaml: ")


@pytest.mark.django_db
def test_yes_and_no_are_words_and_a_time_is_no_number(folder: Path) -> None:
    load(folder)
    assert Point.objects.get().pressable == "yes"


@pytest.mark.django_db
def test_the_command_tells_what_is_wrong_and_fails(folder: Path) -> None:
    change_file(folder, "region: ankle", "region: ankel")
    with pytest.raises(CommandError, match=r"points/ki3.yaml: KI3: region: there is no region 'ankel'"):
        call_command("load_content", "--from", folder)


@pytest.mark.django_db
def test_the_sites_own_content_loads_twice_and_exports_to_the_same_bytes(tmp_path: Path, capsys) -> None:
    root = tmp_path / "fixtures"
    shutil.copytree(settings.FIXTURES_ROOT, root, ignore=shutil.ignore_patterns("images"))
    call_command("load_content", "--from", root)
    call_command("load_content", "--from", root)
    assert "Content: 0 created, 0 updated" in capsys.readouterr().out
    call_command("export_content", "--to", root, "--check")


def test_the_sites_own_content_passes_the_lint() -> None:
    call_command("check_content")
