// One audio track for all chimes of a stretch without gates. An audio element goes on where timers stop (a locked
// phone), and the system shows it on the lock screen and hands it the keys of a headset. Speech cannot be put into it.
import { lasts, sound } from "./chimes.js";
import { first, handsFree, score, stretch } from "./timeline.js";

const RATE = 8000; // samples a second: the highest tone is 1047 Hz
const FINE = 15 * 60; // seconds that get 16 bits a sample; longer ones get 8, so no track is larger than 14.4 MB
const MOST = 30 * 60; // seconds; a longer plan gets a second track when this one is over
const TAIL = 1.5; // seconds in which the last chime rings out
const SLIP = 0.06; // seconds that it may be off before it is set right
const LAG = 0.5; // seconds: what it is off by less is how late this machine's sound comes after a jump, and is made up for
const rendered = new Map();
const audio = globalThis.Audio ? new Audio() : null;
const loud = globalThis.matchMedia?.("(pointer: coarse)").matches;
let made = null; // what stands in the element: { from, to, starts, total, lead, key }
let building = 0;
let ahead = 0; // seconds that a jump aims ahead
let broken = !audio || !globalThis.OfflineAudioContext;
let hidden = false;
let gave; // what to do when it turns out that this browser will not play it

export const current = () => made && { ...made, element: audio };

// Where it is the surer way: nobody touches the screen, a phone, or a page that was seen hidden.
export function wanted(plan) {
  hidden ||= document.hidden;
  return !broken && (handsFree(plan) || loud || hidden);
}

export function onFailure(then) { gave = then; }

function fail() {
  if (broken) return;
  broken = true;
  rest();
  gave?.();
}
audio?.addEventListener("error", () => { if (made) fail(); });

async function samples(name) {
  if (!rendered.has(name)) {
    const context = new OfflineAudioContext(1, Math.ceil((lasts(name) + 0.05) * RATE), RATE);
    sound(context, name, 0, 2); // near full scale: eight bits are few
    rendered.set(name, (await context.startRendering()).getChannelData(0));
  }
  return rendered.get(name);
}

// The bytes of a WAV file. `events`: [ms, cue]; silence between them.
export async function wav(events, seconds) {
  const fine = seconds <= FINE;
  const count = Math.ceil(seconds * RATE);
  const bytes = fine ? 2 : 1;
  const file = new ArrayBuffer(44 + count * bytes);
  const data = fine ? new Int16Array(file, 44) : new Uint8Array(file, 44).fill(128);
  const [zero, scale] = fine ? [0, 32767] : [128, 127];
  for (const [ms, cue] of events) {
    const begin = Math.round((ms / 1000) * RATE);
    const tone = await samples(cue);
    for (let i = 0; i < tone.length && begin + i < count; i++) {
      const both = (data[begin + i] - zero) / scale + tone[i];
      data[begin + i] = zero + Math.round(scale * Math.max(-1, Math.min(1, both)));
    }
  }
  head(new DataView(file), count * bytes, bytes);
  return file;
}

function head(view, size, bytes) {
  const text = (at, word) => { for (let i = 0; i < 4; i++) view.setUint8(at + i, word.charCodeAt(i)); };
  text(0, "RIFF"); text(8, "WAVE"); text(12, "fmt "); text(36, "data");
  for (const [at, value] of [[4, 36 + size], [16, 16], [24, RATE], [28, RATE * bytes], [40, size]]) view.setUint32(at, value, true);
  for (const [at, value] of [[20, 1], [22, 1], [32, bytes], [34, bytes * 8]]) view.setUint16(at, value, true);
}

function load(file) {
  if (audio.src) URL.revokeObjectURL(audio.src);
  audio.src = URL.createObjectURL(new Blob([file], { type: "audio/wav" }));
}

// Which stretch holds this position. Time that was added before a stage's beginning is silence before it: `lead`.
function planned(plan, at) {
  const lead = Math.max(0, -at.elapsed);
  let part = stretch(plan, lead ? at.stage : first(plan, at.stage), MOST * 1000);
  if (at.stage >= part.to) part = stretch(plan, at.stage, MOST * 1000);
  return { ...part, lead, key: `${part.from}/${part.to}/${lead > 0}` };
}

const position = (at) => made.lead + made.starts[at.stage - made.from] + at.elapsed;
const fits = (at) => made && at.stage >= made.from && at.stage < made.to && position(at) >= 0;

// Plays what belongs to now, or holds still. `here` gives the position; called again at every change.
export async function follow(plan, here, going, sounding = true) {
  const mine = ++building;
  const at = here();
  if (at.left === null || !going) return rest();
  if (!fits(at) || made.sounding !== sounding) {
    const part = { ...planned(plan, at), sounding };
    const events = sounding ? score(plan, part).slice(part.lead ? 1 : 0).map(([ms, cue]) => [ms + part.lead, cue]) : [];
    const file = await wav(events, (part.total + part.lead) / 1000 + TAIL);
    if (mine !== building) return;
    made = part;
    load(file);
  }
  hold(here);
  try { await audio.play(); } catch (e) { if (e.name === "NotSupportedError") fail(); }
}

// Sets it right where it has slipped from the clock.
export function hold(here) {
  const at = here();
  if (!fits(at) || at.left === null) return;
  const want = position(at) / 1000;
  const off = audio.currentTime - want;
  if (Math.abs(off) <= SLIP) return;
  if (Math.abs(off) < LAG && !audio.paused) ahead = Math.min(LAG, Math.max(0, ahead - off));
  audio.currentTime = Math.max(0, want + ahead);
}

// Holds still; at its own end the last chime rings out.
export function rest() {
  building++;
  if (made && audio.currentTime * 1000 < made.lead + made.total - 500) audio.pause();
}

// Only a tap may call this: some browsers let an element play later only if it played once within a tap.
export async function prime() {
  if (broken || audio.src) return;
  load(await wav([], 0.1));
  audio.play().catch(() => {});
}
