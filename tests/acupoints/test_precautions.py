"""What ticks do to points: the pure rules, the JSON that pages mark from, and the page with the questions."""

import json
import re
from typing import Any

import pytest
import yaml
from django.test import Client

from acupoints.models import Point, Precaution, PrecautionRule
from acupoints.precautions import Effect, Place, Rule, effect, marks, with_parents
from tests import facts

KNEE = Place("BL40", frozenset({"back_of_knee", "knee"}))
STRICT = ("skip", "swap", "light_only", "warn")


def rule(scope: str, target: str, action: str, *, tick: str = "a", swap: str = "") -> Rule:
    return Rule(tick, scope, target, action, f"{action} {target}", swap)


def test_the_strictest_rule_wins_and_gives_the_reason() -> None:
    rules = [rule("all", "all", "warn"), rule("region", "knee", "light_only"), rule("point", "BL40", "skip")]
    for order in (rules, rules[::-1]):
        assert effect(order, KNEE) == Effect("skip", ("skip BL40",))
    assert effect(rules[:2], KNEE) == Effect("light_only", ("light_only knee",))


def test_reasons_of_equal_strictness_are_all_given_the_nearest_first() -> None:
    found = effect([rule("all", "all", "skip"), rule("region", "knee", "skip"), rule("point", "BL40", "skip")], KNEE)
    assert found == Effect("skip", ("skip BL40", "skip knee", "skip all"))


def test_rules_for_tools_routines_and_other_places_say_nothing_of_a_point() -> None:
    rules = [rule("tool", "ball", "skip"), rule("routine", "x", "block_routine"), rule("region", "hip", "skip")]
    assert effect([*rules, rule("point", "BL4", "skip")], KNEE) is None


def test_a_region_holds_for_all_within_it() -> None:
    assert with_parents(["toe"], {"toe": "foot", "foot": "leg", "leg": None}) == {"toe", "foot", "leg"}


def test_a_point_is_listed_only_where_more_is_said_than_of_every_point() -> None:
    rules = [rule("all", "all", "light_only"), rule("point", "KI3", "warn"), rule("region", "knee", "skip")]
    found = marks(rules, [KNEE, Place("KI3")])["a"]
    assert found.everywhere == Effect("light_only", ("light_only all",))
    assert found.of_points == {Effect("skip", ("skip knee",)): ("BL40",)}


def test_a_swap_for_a_point_that_nobody_presses_only_leaves_out() -> None:
    swap = rule("point", "BL40", "swap", swap="ST9")
    assert list(marks([swap], [KNEE])["a"].of_points) == [Effect("skip", ("swap BL40",))]
    assert list(marks([swap], [KNEE, Place("ST9")])["a"].of_points) == [Effect("swap", ("swap BL40",), "ST9")]


def told(client: Client) -> dict[str, Any]:
    return dict(json.loads(client.get("/precautions/points.json").content))


def actions(one: dict[str, Any]) -> dict[str, str]:
    """What one tick does to each point that it names."""
    named = [(code, group["does"]) for group in one["points"] for code in group["codes"].split()]
    assert len(dict(named)) == len(named)
    return dict(named)


def demanded(rules: dict[tuple[str, str], str], code: str) -> str:
    """Plainly from the rows of one tick: the strictest rule about the point or a region that it lies in."""
    about = [("all", "all"), ("point", code), *(("region", one) for one in facts.points()[code].regions)]
    found = {rules[one] for one in about if one in rules}
    return next((one for one in STRICT if one in found), "")


# Where the site is stricter than the tables: light fingers on every point with thin bones.
STRICTER = {"thin_bones": "light_only"}


def test_every_tick_does_to_every_point_what_the_tables_say(client: Client, content: None) -> None:
    table = told(client)
    pressed = [code for code, point in facts.points().items() if point.pressable != "never"]
    assert len(pressed) * len(table["ticks"]) == 376 * 19
    for tick in facts.ticks():
        rows = [row for row in facts.table("precaution_rules") if row["precaution_id"] == tick]
        rules = {(row["scope"], row["target"]): row["action"] for row in rows}
        rules |= {("all", "all"): STRICTER[tick]} if tick in STRICTER else {}
        one = table["ticks"][tick]
        general, own = (one["all"] or {}).get("does", ""), actions(one)
        wrong = [code for code in pressed if own.get(code, general) != demanded(rules, code)]
        assert wrong == [], tick


def test_points_that_are_never_pressed_are_named_and_in_no_group(client: Client, content: None) -> None:
    table = told(client)
    never = {code for code, point in facts.points().items() if point.pressable == "never"}
    assert (
        set(table["never"].split())
        == never
        == set(Point.objects.filter(pressable="never").values_list("code", flat=True))
    )
    named = {code for tick in table["ticks"].values() for group in tick["points"] for code in group["codes"].split()}
    named |= {group["swap"] for tick in table["ticks"].values() for group in tick["points"] if "swap" in group}
    assert named
    assert not named & never


def test_every_effect_has_its_reason(client: Client, content: None) -> None:
    for tick in told(client)["ticks"].values():
        for one in (*tick["points"], *([tick["all"]] if tick["all"] else [])):
            assert one["why"].endswith("."), one


def site_rules() -> dict[str, list[dict[str, Any]]]:
    text = (facts.FOLDER.parent / "precaution_rules.yaml").read_text(encoding="utf-8")
    return {record["slug"]: record["rules"] for record in yaml.safe_load(text)}


def test_the_rules_of_the_site_are_those_of_the_tables() -> None:
    """Rules for routines are compared where the routine's short name says which it is; the rest row by row."""
    found = set()
    for tick, rules in site_rules().items():
        for one in rules:
            target = one.get("point") or one.get("region") or one.get("tool") or one["scope"]
            if one["scope"] != "routine":
                found.add((tick, one["scope"], target, one["action"], one.get("swap_with", "")))
    rows = {
        (row["precaution_id"], row["scope"], row["target"], row["action"], row["swap_with"])
        for row in facts.table("precaution_rules")
        if row["scope"] != "routine"
    }
    assert found - rows == {("thin_bones", "all", "all", "light_only", "")}
    assert rows - found == set()


def test_as_many_rules_block_or_warn_a_routine_as_in_the_tables() -> None:
    rules = [
        (tick, one["action"]) for tick, found in site_rules().items() for one in found if one["scope"] == "routine"
    ]
    rows = [
        (row["precaution_id"], row["action"]) for row in facts.table("precaution_rules") if row["scope"] == "routine"
    ]
    assert sorted(rules) == sorted(rows)


def test_the_json_is_kept_until_the_content_changes(client: Client, content: None) -> None:
    first = client.get("/precautions/points.json")
    assert client.get("/precautions/points.json", headers={"If-None-Match": first["ETag"]}).status_code == 304
    rule = {"precaution": Precaution.objects.get(slug="belly_condition"), "point": Point.objects.get(code="KI3")}
    PrecautionRule.objects.create(**rule, scope="point", action="skip", reason="Never seen before.")
    second = client.get("/precautions/points.json", headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    groups = second.json()["ticks"]["belly_condition"]["points"]
    assert {"does": "skip", "why": "Never seen before.", "codes": "KI3"} in groups


@pytest.mark.parametrize("name", ["points", "routines"])
def test_the_json_is_the_same_for_everyone_and_costs_one_query_then(
    client: Client, content: None, name: str, django_assert_num_queries: Any
) -> None:
    first = client.get(f"/precautions/{name}.json")
    assert not first.cookies
    assert "Cookie" not in first.get("Vary", "")
    assert first["Cache-Control"].startswith("public")
    with django_assert_num_queries(2):
        assert client.get(f"/precautions/{name}.json").content == first.content
    assert client.post(f"/precautions/{name}.json").status_code == 405


def test_the_page_asks_every_question_and_its_form_goes_nowhere(client: Client, content: None) -> None:
    html = client.get("/precautions/").content.decode()
    assert re.findall(r'name="precautions" value="(\w+)"', html) == [row["id"] for row in facts.table("precautions")]
    form = html[html.index('id="what-applies"') : html.index("</form>", html.index('id="what-applies"'))]
    assert "action=" not in form
    assert "method=" not in form
    assert "Without JavaScript your ticks cannot be kept" in html


def test_points_carry_their_code_wherever_they_are_listed(client: Client, content: None) -> None:
    assert 'data-for-you="BL60"' in client.get("/points/bl60/").content.decode()
    assert "data-for-you" not in client.get("/points/st17/").content.decode()
    for path in ("/points/", "/body/ankle/", "/complaints/lower-back-pain/", "/search/?q=kunlum"):
        assert 'data-point="BL60"' in client.get(path).content.decode(), path


def test_a_routines_page_names_its_steps_and_its_place_for_marks(client: Client, content: None) -> None:
    html = client.get("/routines/back-ease/").content.decode()
    assert re.findall(r'data-step="(\d)"', html) == [*"0123456"]
    assert html.index('data-routine-for-you="back-ease"') < html.index("Guide me")
