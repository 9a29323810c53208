"""Followed with the eyes shut: one track with every chime, the picture as a button, a headset's keys, what is said."""

import json
from itertools import accumulate

import pytest
from playwright.sync_api import expect

from tests.browser.session_steps import begin, caught_up, seen, start
from tests.browser.test_session_cues import LOCAL, cues, told, watched

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEAR = """(() => {
  const Real = window.Audio, make = URL.createObjectURL;
  window.Audio = class extends Real { constructor(...a) { super(...a); window.track = this; } };
  URL.createObjectURL = (blob) => { window.tape = blob; return make.call(URL, blob); };
  window.keys = {};
  MediaSession.prototype.setActionHandler = (name, handler) => { window.keys[name] = handler; };
})()"""
LOUD = """async (times) => {
  const file = await tape.arrayBuffer();
  const samples = new Int16Array(file, 44), rate = new DataView(file).getUint32(24, true);
  const part = (from, to) => samples.slice(Math.max(0, from * rate), to * rate);
  const peak = (from, to) => part(from, to).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  return { seconds: samples.length / rate, at: times.map((t) => [peak(t - 0.2, t - 0.01), peak(t, t + 0.1)]) };
}"""
BROKEN = "HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('no', 'NotSupportedError'))"
SHOWN = "navigator.mediaSession.metadata?.title"


def heard(visit, settings, *, speed=1, prefs=None):
    """A hands-free session that has begun, its track kept as it was made."""
    visit.context.add_init_script(HEAR)
    page = begin(watched(visit, settings, voice=LOCAL, speed=speed, prefs=prefs), hands_free=True)
    page.wait_for_function("() => window.track && !track.paused && track.duration > 1")
    return page


def plan(page):
    return json.loads(page.text_content("#plan"))


def test_a_hands_free_plan_has_one_track_with_every_chime_where_it_belongs(visit, settings):
    page = heard(visit, settings)
    stages = plan(page)
    ends = list(accumulate(stage["seconds"] for stage in stages))
    marks = [end - before for end, stage in zip(ends, stages, strict=True) for before, cue, _ in stage["marks"] if cue]
    assert len(marks) > len(stages)
    told = page.evaluate(LOUD, [0, *ends, *marks])
    assert told["seconds"] == pytest.approx(ends[-1] + 1.5, abs=0.1)
    assert min(after for _, after in told["at"]) > 3000
    assert max(before for before, _ in told["at"][1:]) < 300  # silence before each
    page.evaluate("cues.tones.length = 0")
    page.mouse.click(5, 400)
    page.wait_for_timeout(300)
    assert cues(page, "tones") == []  # never both


def test_the_track_runs_with_the_clock_stands_still_with_it_and_is_set_right_after(visit, settings):
    page = heard(visit, settings)
    first = plan(page)[0]["seconds"]
    near = f"Math.abs(track.currentTime - ({first} - sessionStats.left() / 1000)) < 0.15"
    page.wait_for_function(f"() => sessionStats.left() < {(first - 1) * 1000} && {near}")
    page.click("#btn-main")
    page.wait_for_selector("[data-paused]")
    caught_up(page)
    assert page.evaluate("track.paused")
    page.click("#btn-extend")
    caught_up(page)
    page.click("#btn-main")
    page.wait_for_function("() => !track.paused && track.duration > 1")
    page.wait_for_timeout(1200)
    assert page.evaluate("track.currentTime") < 5  # the 15 seconds more are silence before what is to come
    page.click("#btn-next")
    caught_up(page)
    page.wait_for_function("() => track.currentTime > 0.2 && !track.paused")
    assert page.evaluate("track.duration") > 20


def test_with_a_gate_the_chimes_are_booked_one_by_one_on_a_desk(visit, settings):
    visit.context.add_init_script(HEAR)
    page = begin(watched(visit, settings, speed=1))
    page.click("#btn-main")
    page.wait_for_selector("[data-kind=hold]")
    caught_up(page)
    assert page.evaluate("track.paused")
    assert told(page, "tones")


def test_where_the_track_will_not_play_the_chimes_are_booked(visit, settings):
    visit.context.add_init_script(BROKEN)
    page = begin(watched(visit, settings, speed=1), hands_free=True)
    caught_up(page)
    page.wait_for_function("() => cues.tones.length > 10")


def test_the_whole_picture_pauses_and_goes_on_by_tap_and_by_key(visit, settings):
    page = begin(watched(visit, settings, speed=1))
    button = page.get_by_role("button", name="Found it, the whole picture")
    button.click(position={"x": 60, "y": 200})  # beside the small sign, in the middle of the picture
    page.wait_for_selector("[data-kind=hold]")
    page.get_by_role("button", name="Pause, the whole picture").click(position={"x": 150, "y": 60})
    page.wait_for_selector("[data-paused]")
    caught_up(page)
    again = page.get_by_role("button", name="Go on, the whole picture")
    again.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-kind=hold]:not([data-paused])")
    caught_up(page)
    page.locator("#btn-figure").focus()
    page.keyboard.press("Space")
    page.wait_for_selector("[data-paused]")


def test_the_keys_of_a_headset_press_what_stands_on_the_page(visit, settings):
    page = heard(visit, settings)
    page.evaluate("keys.pause()")
    page.wait_for_selector("[data-paused]")
    caught_up(page)
    page.evaluate("keys.pause()")  # a second press of the same key does nothing
    page.wait_for_timeout(200)
    assert seen(page, "paused") == ""
    page.evaluate("keys.play()")
    page.wait_for_selector("[data-kind]:not([data-paused])")
    caught_up(page)
    page.evaluate("keys.nexttrack()")
    page.wait_for_selector("[data-kind=hold]")
    caught_up(page)
    page.evaluate("keys.previoustrack()")
    page.wait_for_selector("[data-kind=locate]")


def test_the_lock_screen_shows_the_place_the_routine_and_the_picture(visit, settings):
    page = heard(visit, settings)
    page.wait_for_function(f"() => {SHOWN}")
    shown = "(({ title, artist, album }) => [title, artist, album])(navigator.mediaSession.metadata)"
    assert page.evaluate(shown) == ["Inner ankle, left", "Back ease", "Find the point"]
    assert page.evaluate("navigator.mediaSession.playbackState") == "playing"
    page.click("#btn-main")
    page.wait_for_selector("[data-paused]")
    caught_up(page)
    assert page.evaluate("navigator.mediaSession.playbackState") == "paused"
    page.click("#btn-stop")
    page.wait_for_selector("[data-phase=done]")
    caught_up(page)
    assert page.evaluate(SHOWN) is None


def test_hands_free_the_voice_is_on_until_somebody_chooses_otherwise(visit, settings):
    page = watched(visit, settings, voice=LOCAL, speed=1).page
    page.goto(visit.base + "/routines/back-ease/start/")
    voice = page.locator("[data-cue=voice]")
    expect(voice).not_to_be_checked()
    page.check("[value=hands_free]")
    expect(voice).to_be_checked()
    start(page)
    page.click("#btn-main")
    assert told(page, "said")
    page.goto(visit.base + "/routines/back-ease/start/?pace=hands_free")
    expect(voice).to_be_checked()
    voice.uncheck()
    page.reload()
    expect(voice).not_to_be_checked()
    start(page)
    page.click("#btn-main")
    page.wait_for_selector("[data-kind=locate]")
    page.wait_for_timeout(600)  # long enough for the first to have spoken
    assert cues(page, "said") == []


def test_what_is_said_of_a_hands_free_session_makes_sense_by_itself(visit, settings):
    page = heard(visit, settings, speed=15, prefs={"voice": True})
    page.wait_for_selector("[data-phase=done]", timeout=60_000)
    said = [text for text, _ in cues(page, "said")]
    stages = plan(page)
    told = [stage["words"]["spoken"] for stage in stages]
    assert [words for words in said if words in told] == told  # each once, in order
    assert said[-1].startswith("Finished.")
    assert cues(page, "tones") == []  # all of it on the track
    expect(page.locator("#net")).to_be_empty()
