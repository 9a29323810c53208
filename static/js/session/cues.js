// What tells a person without looking: chimes, voice, vibration, flash. Nothing sounds before the first tap.
import { BUZZ, sound } from "./chimes.js";

const KEY = "session-cues";
const DEFAULTS = { sound: true, voice: null, vibrate: true, flash: true, wake: true };
// `voice` is null until somebody chooses: then it speaks where nobody touches the screen.
const AHEAD = 600; // seconds of chimes booked ahead
const SOON = 0.15; // seconds: a chime due within them belongs to the stage that is just ending
const SLIP = 60; // ms that the audio clock may be off before all is booked anew
const RING = 3; // seconds after which a cue has surely rung out
const APART = 2200; // ms between two cues that are tried

export const prefs = { ...DEFAULTS, ...stored() };
let audio;
let booked = [];
const tried = []; // tones, and timers, of a trial
const trial = [];
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

// Each cue once, with its name if the voice is on; a second tap on the button ends it.
function rehearse() {
  const going = trial.length > 0;
  quiet();
  if (going) return;
  const rows = [...document.querySelectorAll("[data-cue-name]")];
  rows.forEach((row, i) => {
    const name = row.dataset.cueName;
    if (audio && prefs.sound) tried.push(...sound(audio, name, audio.currentTime + 0.05 + (i * APART) / 1000));
    trial.push(setTimeout(() => {
      for (const other of rows) other.classList.toggle("now", other === row);
      tell(name, row.querySelector("b").textContent);
    }, i * APART));
  });
  trial.push(setTimeout(quiet, rows.length * APART));
}

function quiet() {
  trial.splice(0).forEach(clearTimeout);
  for (const { tone } of tried.splice(0)) tone.stop();
  for (const row of document.querySelectorAll("[data-cue-name].now")) row.classList.remove("now");
}

// The cues to come, booked on the audio clock, which no throttling touches; a sounding tab is not put to sleep either.
// `ahead`: [ms from now, cue]. What sounds already, or is about to, rings out, unless a person's own press `cut` it.
export function book(ahead, cut = false) {
  if (ahead.length) quiet();
  const soon = audio && !cut ? audio.currentTime + SOON : -Infinity;
  for (const { tone, begin } of booked) if (begin > soon) tone.stop();
  booked = booked.filter(({ begin }) => begin > (audio?.currentTime ?? 0) - RING && begin <= soon);
  if (audio?.state !== "running" || !prefs.sound) return;
  skew = lag();
  for (const [ms, cue] of ahead) {
    const at = audio.currentTime + ms / 1000;
    if (ms <= AHEAD * 1000 && at > soon) booked.push(...sound(audio, cue, at));
  }
}

// The audio clock stands still when the device cannot keep up or takes the sound away; what is booked then comes late.
const lag = () => Date.now() - audio.currentTime * 1000;
export const slipped = () => audio?.state === "running" && booked.length > 0 && Math.abs(lag() - skew) > SLIP;

// `own`: after a person's own press they need no nudge, only the words.
export function tell(cue, words, own = false) {
  if (!own) nudge(cue);
  if (!own && prefs.flash && cue !== "last") flash();
  if (prefs.voice && words) say(words);
}

// While a stage runs: the words wait until what is being said is over; half way, they are left out then.
export function remark(cue, words) {
  if (cue) nudge(cue);
  if (words && prefs.voice && !(cue && globalThis.speechSynthesis?.speaking)) say(words, true);
}

function nudge(cue) {
  if (prefs.vibrate && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(BUZZ[cue]);
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

function say(words, wait = false) {
  const local = voice();
  if (!local) return;
  if (!wait) speechSynthesis.cancel();
  speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(words), { voice: local, lang: local.lang, rate: 0.95 }));
}
