// What tells a person without looking: chimes, voice, vibration, flash. Nothing sounds before the first tap.
const KEY = "session-cues";
const DEFAULTS = { sound: true, voice: false, vibrate: true, flash: true, wake: true };
const AHEAD = 600; // seconds of chimes booked ahead
const SOON = 0.15; // seconds: a chime due within them belongs to the stage that is just ending
const SLIP = 60; // ms that the audio clock may be off before all is booked anew
const RING = 2; // seconds after which a chime has surely rung out
// frequency in Hz and length in seconds, one after the other
const CHIMES = {
  ready: [[392, 0.09]],
  hold: [[523, 0.18], [784, 0.7]],
  rest: [[659, 0.18], [440, 0.7]],
  switch: [[523, 0.18], [523, 0.18], [659, 0.5]],
  locate: [[440, 0.5]],
  done: [[523, 0.25], [659, 0.25], [784, 0.9]],
};
const BUZZ = { hold: [220], rest: [80, 80, 80], switch: [80, 80, 220], locate: [60], done: [300, 120, 300] };

export const prefs = { ...DEFAULTS, ...stored() };
let audio;
let booked = [];
let skew = 0; // wall clock less audio clock when booked

function stored() {
  try { return JSON.parse(localStorage.getItem(KEY) ?? "{}"); } catch { return {}; }
}

export function save(name, value) {
  prefs[name] = value;
  try { localStorage.setItem(KEY, JSON.stringify(prefs)); } catch { /* private mode: for this page only */ }
}

// The choices on the page: shown, filled and kept.
export function bind(onChange = () => {}) {
  const box = document.querySelector("[data-cues]");
  if (!box) return;
  box.hidden = false;
  const showVoice = () => { box.querySelector("[data-cue=voice]").closest("label").hidden = !voice(); };
  showVoice();
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", showVoice);
  for (const input of box.querySelectorAll("[data-cue]")) {
    input.checked = prefs[input.dataset.cue];
    input.addEventListener("change", () => { save(input.dataset.cue, input.checked); onChange(); });
  }
  for (const button of document.querySelectorAll("#try-cues, [data-try-cues]")) {
    button.hidden = false;
    button.addEventListener("click", () => unlock().then(rehearse));
  }
}

// Only a tap may call this: browsers let a page make sound from then on.
export async function unlock() {
  if (!globalThis.AudioContext) return;
  audio ??= new AudioContext();
  if (audio.state === "suspended") await audio.resume();
}

function rehearse() {
  if (audio && prefs.sound) { sound("ready", audio.currentTime + 0.05); sound("hold", audio.currentTime + 0.5); }
  tell("hold", "Press and hold. This is the voice.");
}

// `kept`: where its tones go, to be called off when the timetable changes.
function sound(name, at, kept = []) {
  const begin = at;
  for (const [hz, seconds] of CHIMES[name]) {
    const tone = new OscillatorNode(audio, { frequency: hz, type: "triangle" });
    const gain = new GainNode(audio, { gain: 0 });
    gain.gain.setValueAtTime(0.0001, at);
    gain.gain.exponentialRampToValueAtTime(name === "ready" ? 0.12 : 0.3, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
    tone.connect(gain).connect(audio.destination);
    tone.start(at);
    tone.stop(at + seconds);
    kept.push({ tone, begin });
    at += seconds * 0.9;
  }
}

// The ends to come, booked on the audio clock, which no throttling touches; a sounding tab is not put to sleep either.
// `ends`: [milliseconds from now, what begins then, length of what ends in milliseconds]
// What sounds already, or is about to, rings out, unless it is `cut` by a person's own press.
export function book(ends, cut = false) {
  const soon = audio && !cut ? audio.currentTime + SOON : -Infinity;
  for (const { tone, begin } of booked) if (begin > soon) tone.stop();
  booked = booked.filter(({ begin }) => begin > (audio?.currentTime ?? 0) - RING && begin <= soon);
  if (audio?.state !== "running" || !prefs.sound) return;
  skew = lag();
  for (const [ms, next, length] of ends) {
    if (ms > AHEAD * 1000) break;
    const at = audio.currentTime + ms / 1000;
    for (const before of [3, 2, 1]) if (length > 6000 && ms > before * 1000 && at - before > soon) sound("ready", at - before, booked);
    if (ms > 0 && at > soon) sound(next, at, booked);
  }
}

// The audio clock stands still when the device cannot keep up or takes the sound away; what is booked then comes late.
const lag = () => Date.now() - audio.currentTime * 1000;
export const slipped = () => audio?.state === "running" && booked.length > 0 && Math.abs(lag() - skew) > SLIP;

// `quiet`: after a person's own press they need no nudge, only the words.
export function tell(kind, words, quiet = false) {
  if (!quiet && prefs.vibrate && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(BUZZ[kind] ?? [60]);
  if (!quiet && prefs.flash) flash();
  if (prefs.voice) say(words);
}

function flash() {
  document.body.classList.remove("cue-flash");
  void document.body.offsetWidth; // so that the animation begins anew
  document.body.classList.add("cue-flash");
  setTimeout(() => document.body.classList.remove("cue-flash"), 1200);
}

// A voice that is not local would send the words away.
function voice() {
  const lang = document.documentElement.lang.slice(0, 2);
  return globalThis.speechSynthesis?.getVoices().find((v) => v.localService && v.lang.startsWith(lang));
}

function say(words) {
  const local = voice();
  if (!local) return;
  speechSynthesis.cancel();
  speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(words), { voice: local, lang: local.lang, rate: 0.95 }));
}
