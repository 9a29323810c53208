"""What tells a person without looking. Sound, voice, vibration and wake lock are watched, not heard."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.session_steps import begin, caught_up, hold, showed, start
from tests.factories_routines import make_back_ease

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WATCH = """(() => {
  window.cues = { tones: [], rung: [], buzz: [], said: [], locks: 0, contexts: 0 };
  const Real = window.AudioContext;
  window.AudioContext = class extends Real { constructor(...a) { super(...a); window.cues.contexts++; } };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (at) {
    if (!(this.context instanceof Real)) return start.call(this, at);  // rendered for the track, not played
    window.cues.tones.push([Math.round((at - this.context.currentTime) * 10) / 10, Math.round(this.frequency.value)]);
    this.addEventListener("ended", () => {
      const played = this.context.currentTime - at;
      if (played > 0) window.cues.rung.push([Math.round(this.frequency.value), played, this.until - at]);
    });
    return start.call(this, at);
  };
  const stop = OscillatorNode.prototype.stop;
  OscillatorNode.prototype.stop = function (at) { this.until ??= at; return stop.call(this, at); };
  navigator.vibrate = (pattern) => { window.cues.buzz.push(pattern); return true; };
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
    window.cues.locks++; return { released: false, release: async function () { this.released = true; } }; } } });
  const voices = [{ localService: false, lang: "en-GB", name: "far" }, %s];
  Object.defineProperty(window, "speechSynthesis", { value: { getVoices: () => voices.filter(Boolean), cancel() {},
    speak: (u) => window.cues.said.push([u.text, u.voiceName]), addEventListener() {} } });
  window.SpeechSynthesisUtterance = class {
    constructor(text) { this.text = text; }
    set voice(v) { this.voiceName = v.name; }
  };
})()"""
LOCAL = '{ localService: true, lang: "en-US", name: "near" }'


def watched(visit, settings, *, voice="null", speed=15, prefs=None):
    """The visit, with everything that tells a person put under watch."""
    settings.SESSION_SPEED = speed
    make_back_ease()
    visit.context.add_init_script(WATCH % voice)
    if prefs:
        visit.context.add_init_script(f"localStorage.setItem('session-cues', {json.dumps(json.dumps(prefs))})")
    return visit


def cues(page, name):
    return page.evaluate(f"cues.{name}")


def told(page, name):
    """What was sounded, said or shaken, as soon as there is any."""
    page.wait_for_function(f"() => cues.{name}.length")
    return cues(page, name)


def test_nothing_sounds_before_the_first_tap(visit, settings):
    page = watched(visit, settings).page
    page.goto(visit.base + "/routines/back-ease/start/")
    assert (cues(page, "contexts"), cues(page, "said"), cues(page, "buzz")) == (0, [], [])


def test_each_cue_is_chosen_and_heard_before_the_start_and_remembered(visit, settings):
    page = watched(visit, settings).page
    page.goto(visit.base + "/routines/back-ease/start/")
    page.click("#try-cues")
    assert told(page, "tones")
    assert told(page, "buzz")
    page.uncheck("[data-cue=vibrate]")
    page.reload()
    expect(page.locator("[data-cue=vibrate]")).not_to_be_checked()
    expect(page.locator("[data-cue=sound]")).to_be_checked()


def test_a_voice_is_offered_only_if_it_is_local(visit, settings):
    page = watched(visit, settings, voice="null").page
    page.goto(visit.base + "/routines/back-ease/start/")
    expect(page.locator("[data-cue=voice]")).to_be_hidden()


def test_the_local_voice_says_what_to_do_and_no_other_is_used(visit, settings):
    page = begin(watched(visit, settings, voice=LOCAL, prefs={"voice": True}))
    hold(page)
    showed(page, "switch")
    page.wait_for_function("() => cues.said.some(([text]) => text.includes('Change sides'))")
    assert {name for _, name in cues(page, "said")} == {"near"}


def test_chimes_are_booked_ahead_for_every_end_up_to_the_next_gate(visit, settings):
    page = begin(watched(visit, settings, speed=1))
    page.evaluate("cues.tones.length = 0")
    hold(page)
    caught_up(page)
    ahead = sorted({at for at, _ in told(page, "tones")})
    assert any(29 <= at <= 30.1 for at in ahead)  # the hold's end
    assert any(26 <= at <= 27.1 for at in ahead)  # get ready
    assert any(37 <= at <= 38.1 for at in ahead)  # the switch's end
    assert any(67 <= at <= 68.1 for at in ahead)  # the other hold's end
    assert max(ahead) < 70  # then a gate: nobody knows


def rang_out(page):
    """The pitches that sounded; none was cut short (an answer of the server books all chimes anew)."""
    rung = cues(page, "rung")
    assert [tone for tone in rung if tone[1] < tone[2] - 0.02] == []
    return {pitch for pitch, _, _ in rung}


def test_the_chime_at_a_stages_end_rings_out(visit, settings):
    page = begin(watched(visit, settings))
    hold(page)
    page.wait_for_timeout(900)
    page.evaluate("cues.rung.length = 0")
    showed(page, "switch")
    page.wait_for_timeout(1500)
    assert {523, 659} <= rang_out(page)


def test_the_chime_can_be_tried_before_the_first_stage(visit, settings):
    page = watched(visit, settings, speed=1).page
    page.goto(visit.base + "/routines/back-ease/start/")
    start(page)
    page.click("text=Try the chime")
    page.wait_for_timeout(3600)
    assert {440, 523, 784} <= rang_out(page)


def test_no_chime_is_booked_while_paused_or_switched_off(visit, settings):
    page = begin(watched(visit, settings, speed=1))
    hold(page)
    page.click("#btn-main")
    page.wait_for_selector("[data-paused]")
    caught_up(page)
    page.evaluate("cues.tones.length = 0")
    page.mouse.click(5, 400)
    page.wait_for_timeout(200)
    assert cues(page, "tones") == []


def test_vibration_at_a_stages_end_and_not_after_ones_own_press(visit, settings):
    page = begin(watched(visit, settings, speed=5))
    hold(page)
    caught_up(page)
    assert cues(page, "buzz") == []
    showed(page, "switch")
    assert told(page, "buzz")[0] == [80, 80, 220]


def test_the_screen_is_kept_on_while_it_runs_and_again_on_return(visit, settings):
    page = begin(watched(visit, settings, speed=1))
    hold(page)
    caught_up(page)
    assert cues(page, "locks") == 1
    page.click("#btn-main")
    caught_up(page)
    page.click("#btn-main")
    caught_up(page)
    assert cues(page, "locks") == 2


def test_the_flash_stands_still_for_those_who_want_no_motion(visit, settings):
    page = begin(watched(visit, settings))
    page.emulate_media(reduced_motion="reduce")
    hold(page)
    page.wait_for_selector("body.cue-flash")
    assert page.evaluate("getComputedStyle(document.body, '::after').animationName") == "none"
    assert page.evaluate("getComputedStyle(document.querySelector('.pulse') ?? document.body).animationName") == "none"
