"""The pages of complaints over the site's own content, and each complaint against its row of the facts."""

import csv
import re

import pytest
from django.conf import settings
from django.test import Client
from factories import take_text_away

from acupoints.content.library import read_library
from acupoints.models import Complaint, PointUse

# Where the address is not the row's id with hyphens.
SLUGS = {
    "low_back_pain": "lower-back-pain",
    "neck_shoulder_tension": "neck-and-shoulder-tension",
    "nausea_motion_sickness": "motion-sickness",
    "nausea_pregnancy": "nausea-in-pregnancy",
    "nausea_chemotherapy": "nausea-during-cancer-treatment",
    "indigestion_bloating": "indigestion-and-bloating",
    "insomnia": "trouble-sleeping",
    "anxiety_stress": "anxiety-and-stress",
    "fatigue": "tiredness",
    "nasal_congestion": "blocked-nose",
    "wrist_hand_fatigue": "wrist-and-hand-fatigue",
    "heel_ankle_pain": "heel-and-ankle-pain",
    "cold_hands_feet": "cold-hands-and-feet",
    "labour_support": "labour",
}
# The article that this site grew out of names it; the row does not.
MORE_POINTS = {"lower-back-pain": {"BL47"}}
TOGETHER = "/complaints/?with=tension-headache&with=neck-and-shoulder-tension&with=migraine"


def rows() -> dict[str, dict[str, str]]:
    with (settings.FIXTURES_ROOT / "facts" / "conditions.csv").open(encoding="utf-8", newline="") as file:
        found = {row["condition_id"]: row for row in csv.DictReader(file)}
    return {SLUGS.get(key, key.replace("_", "-")): row for key, row in found.items()}


def keys(field: str) -> set[str]:
    return set() if field.startswith("none") else {key for key in field.split(";") if key}


def test_each_complaint_agrees_with_its_row() -> None:
    complaints = read_library(settings.FIXTURES_ROOT).of("complaint")
    assert set(complaints) == set(rows())
    assert len(complaints) == 33
    for slug, row in rows().items():
        one = complaints[slug]
        assert one["self_care"] == (row["self_care"] == "yes"), slug
        assert one["evidence_grade"] == row["evidence_grade"], slug
        assert {use["point"] for use in one["point_uses"]} - MORE_POINTS.get(slug, set()) == keys(row["points_common"])
        assert set(one.get("red_flag_sources", [])) == keys(row["red_flag_source_keys"]), slug
        assert set(one.get("evidence_sources", [])) == keys(row["reference_keys"]), slug
        assert ("trial_protocol" in one) == (row["trial_protocol"] not in ("", "none")), slug
        for name in ("emergency", "urgent", "clinician", "evidence", "self_care", "trial_protocol"):
            assert row[f"{name}_verification"] == "V" or one.get(f"{name}_verification") != "V", (slug, name)


def test_every_complaint_has_its_page_with_the_red_flags_first(client: Client, content: None) -> None:
    for complaint in Complaint.objects.all():
        html = client.get(complaint.get_absolute_url()).content.decode()
        main = html[html.index("<main") :]
        headings = ["Call your emergency number", "See a doctor today", "Have it looked at soon"]
        at = [main.index(text) for text in [*headings, "Not for everyone" if complaint.audience_limits else "</h3>"]]
        assert at[:3] == sorted(at[:3]), complaint
        assert max(at[:3]) < main.index('id="points"') < main.index('id="research"'), complaint
        assert "Not yet reviewed by a clinician" in main, complaint


def test_a_complaint_leads_only_where_there_is_something(client: Client, content: None) -> None:
    paths = set()
    for complaint in Complaint.objects.all():
        html = client.get(complaint.get_absolute_url()).content.decode()
        paths |= set(re.findall(r'href="(/(?:points|complaints|routines|body)/[^"#?]*)', html))
    assert {path for path in paths if client.get(path).status_code != 200} == set()


def test_what_is_facts_only_offers_no_routine_and_no_combination(client: Client, content: None) -> None:
    html = client.get("/complaints/labour/").content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert "Facts only" in main
    assert "/routines/" not in main
    assert "?with=" not in main


def test_a_listed_point_says_that_its_text_is_not_written_yet(client: Client, content: None) -> None:
    take_text_away("BL25")
    html = client.get("/complaints/lower-back-pain/").content.decode()
    listed, written = (html[html.index(f'"/points/{slug}/"') :][:600] for slug in ("bl25", "bl23"))
    assert "Its text is not written yet." in listed
    assert "Its text is not written yet." not in written
    assert "Lightly only" in written


def test_a_use_says_its_basis_and_shows_where_the_point_is(client: Client, content: None) -> None:
    html = client.get("/complaints/constipation/").content.decode()
    card = html[html.index('"/points/cv12/"') :]
    card = card[: card.index("</li>")]
    assert "Used in a trial." in card
    assert "#source-wong2015" in card
    assert 'class="marker"' in card


def test_the_list_names_all_once_in_groups_and_once_by_name(client: Client, content: None) -> None:
    html = client.get("/complaints/").content.decode()
    main = html[html.index("<main") :]
    assert main.index("When to get help instead") < main.index("<form")
    for complaint in Complaint.objects.all():
        assert main.count(f'href="{complaint.get_absolute_url()}"') == 2, complaint
    assert main.count('class="tag">Facts only') == 1


@pytest.mark.parametrize(
    ("region", "slug", "other"),
    [
        ("face", "toothache", "knee-pain"),
        ("foot", "cold-hands-and-feet", "toothache"),
        ("thigh", "sciatica", "mid-back-ache"),
        ("sacrum", "lower-back-pain", "mid-back-ache"),
        ("shoulder", "neck-and-shoulder-tension", "tennis-elbow"),
        ("lower_abdomen", "period-pain", "hiccups"),
    ],
)
def test_a_part_of_the_body_narrows_the_list_as_on_the_body_map(
    client: Client, content: None, region: str, slug: str, other: str
) -> None:
    form = client.get(f"/complaints/?region={region}").content.decode()
    ticks = re.findall(r'name="with" value="([^"]+)"', form)
    assert slug in ticks
    assert other not in ticks
    place = client.get(f"/body/{region}/").content.decode()
    found = set(re.findall(r'href="/complaints/([^"]+)/"', place[place.index("<main") :]))
    assert found == set(ticks)


def test_every_complaint_of_a_part_of_the_body_is_found_there(client: Client, content: None) -> None:
    placed = Complaint.objects.exclude(region=None).prefetch_related("more_regions")
    assert placed.count() == 29
    for complaint in placed:
        for region in [complaint.region, *complaint.more_regions.all()]:
            page = client.get(region.get_absolute_url()).content.decode()
            assert f'href="{complaint.get_absolute_url()}"' in page, (complaint, region)


def test_an_unknown_part_of_the_body_has_no_complaint_and_says_so(client: Client, content: None) -> None:
    response = client.get("/complaints/?region=tail%00")
    assert response.status_code == 200
    assert b"No complaint is listed for this part" in response.content


def test_together_no_red_flag_is_lost_and_they_come_first(client: Client, content: None) -> None:
    html = client.get(TOGETHER).content.decode().replace("&#x27;", "'")
    chosen = Complaint.objects.filter(slug__in=["tension-headache", "neck-and-shoulder-tension", "migraine"])
    signs = [one for each in chosen for one in [*each.emergency_items, *each.urgent_items, *each.clinician_items]]
    assert len(signs) > 30
    for sign in signs:
        assert 0 < html.index(sign) < html.index('id="points"')


def test_together_the_points_are_ranked_with_the_reason(client: Client, content: None) -> None:
    html = client.get(TOGETHER).content.decode()
    points = html[html.index('id="points"') :]
    order = re.findall(r'<a href="/points/([^"]+)/"><span class="code"', points)
    assert order[:3] == ["li4", "gb20", "lr3"]
    assert "Used for all 3 of your complaints: neck and shoulder tension (used in a trial), " in points
    assert "Lightly only." in points[points.index('"/points/gb20/"') :][:500]
    assert 'name="robots" content="noindex"' in html


def test_together_routines_are_those_that_serve_them(client: Client, content: None) -> None:
    def main(url: str) -> str:
        return client.get(url).content.decode().split("<main")[1].split("</main>")[0]

    assert "/routines/back-ease/" in main("/complaints/?with=lower-back-pain&with=sciatica")
    assert "/routines/back-ease/" not in main("/complaints/?with=lower-back-pain&with=labour")
    assert "/routines/back-ease/" not in main("/complaints/?with=lower-back-pain&with=nausea-in-pregnancy")


def test_who_is_pregnant_is_shown_no_point_but_her_own(client: Client, content: None) -> None:
    for other in Complaint.objects.exclude(slug__in=["labour", "nausea-in-pregnancy"]):
        html = client.get(f"/complaints/?with={other.slug}&with=nausea-in-pregnancy").content.decode()
        points = html[html.index('id="points"') : html.index('id="research"')]
        assert set(re.findall(r'href="/points/([^"]+)/"', points)) == {"pc6"}, other


def test_together_shows_no_point_that_became_never_pressed_or_a_draft(client: Client, content: None) -> None:
    never, draft = (PointUse.objects.filter(point__code=code).first().point for code in ("LI4", "GB20"))
    never.pressable, draft.status = "never", "draft"
    never.save()
    draft.save()
    html = client.get(TOGETHER).content.decode()
    assert "/points/li4/" not in html
    assert "/points/gb20/" not in html


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("with=migraine", "This is one complaint."),
        ("with=migraine&with=nothing", "1 of the complaints that this address asks for does not exist here."),
        ("with=nothing&with=%00", "2 of the complaints that this address asks for do not exist here."),
        ("with=" + "&with=".join(rows()), "These are 33 complaints. Choose 5 at most"),
        ("with=x&" * 900, "1 of the complaints that this address asks for does not exist here."),
    ],
)
def test_a_choice_that_cannot_be_met_says_why(client: Client, content: None, query: str, words: str) -> None:
    response = client.get(f"/complaints/?{query}")
    assert response.status_code == 200
    assert words in response.content.decode()


def test_two_cost_no_more_queries_than_five(client: Client, content: None, django_assert_max_num_queries) -> None:
    slugs = ["tension-headache", "migraine", "knee-pain", "constipation", "toothache"]
    for count in (2, 5):
        url = "/complaints/?with=" + "&with=".join(slugs[:count])
        client.get(url)
        with django_assert_max_num_queries(20):
            client.get(url)
