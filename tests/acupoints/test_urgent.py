"""A search that tells of an emergency is answered with where to get help, before anything else."""

import pytest
from django.test import Client

from acupoints.search.urgent import urgent


@pytest.mark.parametrize(
    "query",
    [
        *("heart attack", "Chest Pain", "pain in my chest", "I can’t breathe", "short of breath", "stroke"),
        *("slurred speech", "my calf is swollen, a blood clot?", "vomiting blood", "head injury"),
        "fever and stiff neck",
    ],
)
def test_words_of_an_emergency_are_understood(query: str) -> None:
    assert urgent(query) == "emergency"


@pytest.mark.parametrize("query", ["suicidal", "I want to die", "kill myself", "self harm", "overdose"])
def test_words_of_despair_are_understood(query: str) -> None:
    assert urgent(query) == "self_harm"


@pytest.mark.parametrize(
    "query",
    [
        *("KI3", "back pain", "heart", "heart meridian", "chest", "calf cramp", "stiff neck", "breathing", "sleep"),
        *("太溪", "", "end of the eyebrow", "web between thumb and index finger", "cut nail", "headache", "numb foot"),
    ],
)
def test_an_ordinary_search_is_left_alone(query: str) -> None:
    assert urgent(query) is None


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}])
@pytest.mark.parametrize(("query", "said"), [("chest pain", "emergency number"), ("suicidal", "crisis line")])
def test_help_stands_before_the_results(
    client: Client, content: None, query: str, said: str, headers: dict[str, str]
) -> None:
    html = client.get("/search/", {"q": query}, **headers).content.decode()
    first = html.index('id="urgent"')
    assert said in html[first:]
    assert 'class="hits"' not in html[:first]
    assert "data-summary" not in html[:first]
