"""How it was before and after, and the list of sessions: in the browser only, from the question to the file."""

import csv
import json

import pytest
from playwright.sync_api import expect

from tests.browser.session_steps import begin, start
from tests.browser.test_reference import violations
from tests.factories_routines import make_back_ease

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/routines/my-sessions/"
ROWS = [
    {"id": "one", "routine": "back-ease", "title": "Back ease", "at": "2026-11-01T20:00:00.000Z", "seconds": 610}
    | {"before": 7, "after": 4, "rating": 1},
    {"id": "two", "routine": "sleep", "title": "Sleep", "at": "2026-11-02T22:00:00.000Z", "before": 3, "after": 3},
    {"id": "three", "routine": "back-ease", "title": "Back ease", "at": "2026-11-03T20:00:00.000Z", "stopped": True},
]


def stored(page):
    return json.loads(page.evaluate("localStorage.getItem('sessions') ?? '[]'"))


def opened(visit, rows=ROWS):
    page = visit.page
    page.goto(visit.base + PAGE)
    page.evaluate("rows => { localStorage.sessions = JSON.stringify(rows) }", rows)
    page.reload()
    return page


def bring(page, content, name="my-sessions.json"):
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    page.set_input_files("#file", {"name": name, "mimeType": "application/json", "buffer": body})
    expect(page.locator("#file-said")).not_to_be_empty()
    return page.locator("#file-said").inner_text()


def requests(page):
    """From now on all that goes out, but for the icon, which the browser fetches when it likes."""
    sent = []

    def hear(request):
        if not request.url.startswith("blob:") and "/icons/" not in request.url:
            sent.append(f"{request.url} {request.post_data or ''}")

    page.on("request", hear)
    return sent


@pytest.fixture
def quick(settings):
    settings.SESSION_SPEED = 60
    return make_back_ease()


def answer(page, name, value):
    page.locator(f"[data-ask={name}] label").filter(has_text=value).first.click()
    expect(page.locator(f"[data-ask={name}] [data-said]")).to_have_text("Noted, in this browser only.")


def test_before_and_after_are_kept_here_and_never_sent(visit, quick):
    page, sent = visit.page, requests(visit.page)
    page.goto(visit.base + "/routines/back-ease/start/")
    start(page)
    page.wait_for_load_state("networkidle")
    before = len(sent)
    answer(page, "before", "7")
    assert len(sent) == before
    page.click("#btn-main")
    page.wait_for_selector("[data-phase=running]")
    page.click("#btn-stop")
    page.wait_for_selector("[data-phase=done]")
    expect(page.locator("[data-said-before]")).to_have_text("Before the session you said 7. ")
    page.wait_for_load_state("networkidle")
    after = len(sent)
    answer(page, "after", "4")
    answer(page, "rating", "A little better")
    page.wait_for_timeout(300)
    assert len(sent) == after
    commands = [one for one in sent if "/do/" in one]
    assert len(commands) == 2
    assert not [one for one in commands if "before" in one or "after" in one or "rating" in one]
    (kept,) = stored(page)
    assert (kept["before"], kept["after"], kept["rating"], kept["stopped"]) == (7, 4, 1, True)
    assert "open" not in kept
    assert isinstance(kept["seconds"], int)
    page.click("text=My sessions")
    expect(page.locator(".session-row")).to_contain_text("1 minute · 7 → 4 · A little better · stopped early")


def test_nobody_has_to_answer(visit, quick):
    page = begin(visit)
    assert stored(page)[0]["open"] is True
    page.goto(visit.base + PAGE)
    expect(page.locator("#none")).to_be_visible()  # it has not ended yet
    page.go_back()
    page.click("#btn-stop")
    page.wait_for_selector("[data-phase=done]")
    (kept,) = stored(page)
    assert not {"before", "after", "rating", "open"} & kept.keys()


def test_the_answer_before_the_start_stays_through_a_reload_and_by_keyboard(visit, quick):
    page = visit.page
    page.goto(visit.base + "/routines/back-ease/start/")
    start(page)
    page.focus("[name=before][value='0']")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.reload()
    expect(page.locator("[name=before][value='2']")).to_be_checked()
    assert page.get_attribute("#session-stage", "data-phase") == "ready"


def test_an_answer_survives_a_session_without_network(visit, quick):
    page = visit.page
    page.goto(visit.base + "/routines/back-ease/start/")
    start(page)
    answer(page, "before", "5")
    visit.context.set_offline(True)
    page.click("#btn-main")
    page.wait_for_selector("#where")
    page.click("#btn-stop")
    page.wait_for_selector("[data-phase=done]")
    answer(page, "after", "2")
    (kept,) = stored(page)
    assert (kept["before"], kept["after"]) == (5, 2)
    visit.context.set_offline(False)


def test_the_list_the_table_and_the_chart_say_the_same(visit):
    page = opened(visit)
    rows = page.locator(".session-row")
    expect(rows).to_have_count(3)
    expect(rows.last).to_contain_text("10 minutes · 7 → 4 · A little better")
    expect(page.locator("#chart svg circle")).to_have_count(4)
    expect(page.locator("#chart .chart-before").first).to_have_attribute("cy", "60")
    assert not page.locator("#chart [style]").count()
    expect(page.locator("#chart-told")).to_contain_text("Of 2 with both numbers: 1 lower afterwards, 1 the same")
    page.click("summary")
    expect(page.locator("#rows tr")).to_have_count(2)
    expect(page.locator("#rows tr").first).to_contain_text("1 Nov 2026")
    page.select_option("#which", "sleep")
    expect(rows).to_have_count(1)
    expect(page.locator("#rows tr")).to_have_count(1)


def test_routines_of_ones_own_are_told_apart_by_their_titles(visit):
    own = [{**ROWS[0], "id": f"o{n}", "routine": "own", "title": title} for n, title in enumerate("ABA")]
    page = opened(visit, own)
    assert page.locator("#which option").all_inner_texts() == ["All (3)", "A", "B"]
    page.select_option("#which", label="A")
    expect(page.locator(".session-row")).to_have_count(2)


def test_nothing_of_it_is_sent(visit):
    page = opened(visit)
    sent = requests(page)
    page.select_option("#which", "sleep")
    page.locator(".session-row button").first.click()
    page.click("text=Bring it back")
    for name in ("json", "csv"):
        with page.expect_download():
            page.click(f"#save-{name}")
    bring(page, ROWS)
    page.click("#delete-all")
    page.click("#sure >> text=Delete them all")
    expect(page.locator("#said")).to_have_text("All sessions are deleted.")
    assert sent == []


def test_one_is_deleted_and_brought_back(visit):
    page = opened(visit)
    page.locator(".session-row").last.get_by_role("button", name="Delete Back ease, 1 Nov 2026").click()
    assert [one["id"] for one in stored(page)] == ["two", "three"]
    expect(page.locator("#list-title")).to_be_focused()
    page.click("text=Bring it back")
    expect(page.locator(".session-row").last).to_contain_text("7 → 4")
    assert stored(page)[-1] == ROWS[0]


def test_all_are_deleted_only_when_asked_twice(visit):
    page = opened(visit)
    page.click("#delete-all")
    expect(page.locator("#sure")).to_contain_text("Delete all 3 sessions from this browser?")
    page.keyboard.press("Enter")  # the safe answer has the focus
    expect(page.locator(".session-row")).to_have_count(3)
    page.click("#delete-all")
    page.keyboard.press("Escape")
    expect(page.locator(".session-row")).to_have_count(3)
    page.click("#delete-all")
    page.click("#sure >> text=Delete them all")
    expect(page.locator("#none")).to_be_visible()
    assert stored(page) == []


def test_what_is_saved_can_be_brought_back_into_another_browser(visit, tmp_path):
    page = opened(visit)
    with page.expect_download() as download:
        page.click("#save-json")
    assert download.value.suggested_filename.startswith("my-sessions-")
    download.value.save_as(tmp_path / "file.json")
    content = (tmp_path / "file.json").read_bytes()
    opened(visit, [*ROWS[:1], {**ROWS[1], "title": "Slept"}])
    assert bring(page, content) == "1 session added. 2 were here already."
    rows = {one["id"]: one for one in stored(page)}
    assert rows.keys() == {"one", "two", "three"}
    assert rows["two"]["title"] == "Slept"  # what is here is not overwritten


def test_a_spreadsheet_gets_plain_cells(visit, tmp_path):
    page = opened(visit, [{**ROWS[0], "title": '=HYPERLINK("x"), "quoted"'}, *ROWS[1:]])
    with page.expect_download() as download:
        page.click("#save-csv")
    download.value.save_as(tmp_path / "file.csv")
    with (tmp_path / "file.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second, _ = csv.DictReader(file)
    assert first["title"] == '\'=HYPERLINK("x"), "quoted"'
    assert (first["minutes"], first["before"], first["after"], first["answer"]) == ("10", "7", "4", "A little better")
    assert (second["minutes"], second["answer"]) == ("", "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no JSON file"),
        (b"\xff\xfe\x00", "no JSON file"),
        (b"ended,routine\r\n", "no JSON file"),
        (b"null", "no list of sessions"),
        ({"sessions": ROWS}, "no list of sessions"),
        ({"format": "acupoint-atlas-sessions", "version": 2, "sessions": []}, "later version"),
        ([1, None, "x", {"id": "a"}, {**ROWS[0], "id": "../x"}, {**ROWS[0], "at": "soon"}], "Not one entry"),
        ([{**ROWS[0], "id": f"n{i}"} for i in range(2000)], "2003 sessions, and no more than 2000"),
        (b" " * (4 * 2**20 + 1), "too large"),
    ],
)
def test_a_wrong_file_is_told_and_nothing_is_lost(visit, content, words):
    page = opened(visit)
    said = bring(page, content)
    assert words in said
    assert said.endswith("Nothing was changed.")
    assert stored(page) == ROWS
    expect(page.locator(".session-row")).to_have_count(3)


def test_what_a_file_says_is_text_and_only_what_is_known_is_kept(visit):
    page = opened(visit, [])
    odd = {**ROWS[0], "title": "<img src=x onerror=alert(1)>", "routine": "javascript:x", "before": 11, "more": "x"}
    assert bring(page, [odd, 7]) == "1 session added. 1 could not be read as a session and were left out."
    (kept,) = stored(page)
    assert (kept["routine"], "before" in kept, "more" in kept) == ("", False, False)
    expect(page.locator(".session-row h3")).to_have_text("<img src=x onerror=alert(1)>")
    assert not page.locator(".session-row img, .session-row a").count()


def test_what_was_deleted_does_not_come_back_with_the_page(visit, quick):
    page = begin(visit)
    page.click("#btn-stop")
    page.wait_for_selector("[data-phase=done]")
    page.click("text=My sessions")
    page.locator(".session-row button").click()
    expect(page.locator("#none")).to_be_visible()
    page.go_back()
    page.wait_for_selector("[data-phase=done]")
    page.reload()
    expect(page.locator("[data-ask=rating]")).to_be_hidden()
    assert stored(page) == []


@pytest.mark.parametrize("rubbish", ["", "{", "7", "{}", '[null, 3, {"id": 1}]'])
def test_a_storage_full_of_rubbish_reads_as_empty(visit, rubbish):
    page = visit.page
    page.goto(visit.base + PAGE)
    page.evaluate("rubbish => { localStorage.sessions = rubbish }", rubbish)
    page.reload()
    expect(page.locator("#none")).to_be_visible()


@pytest.mark.nojs
def test_without_a_script_the_page_explains_itself(visit):
    page = visit.page
    page.goto(visit.base + PAGE)
    expect(page.locator("noscript p")).to_be_visible()
    for part in ("#some", "#files", "#none"):
        expect(page.locator(part)).to_be_hidden()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(visit, width, scheme):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    opened(visit)
    page.click("summary")
    page.locator(".session-row button").first.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("#delete-all")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width + 15


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_it_is_asked(visit, quick, scheme):
    page = visit.page
    page.set_viewport_size({"width": 320, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(visit.base + "/routines/back-ease/start/")
    start(page)
    expect(page.locator("[data-ask=before]")).to_be_visible()
    assert violations(page) == []
    answer(page, "before", "6")
    page.click("#btn-main")
    page.wait_for_selector("[data-phase=running]")
    page.click("#btn-stop")
    expect(page.locator("[data-ask=after]")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
