// The server is the truth. This module draws the time between two answers, gives the cues, and goes on by itself
// while the network is away. No inline handlers, no eval, no polling.
import { apply, length, positionAt } from "./clock.js";
import * as cues from "./cues.js";
import * as draw from "./draw.js";
import { Outbox } from "./outbox.js";
import * as media from "./media.js";
import { ask as askHowItIs } from "./rating.js";
import { forget, keep } from "./running.js";
import { calibrate, distrust, jumped, serverNow } from "./time.js";
import { ahead, cueOf, handsFree, passed } from "./timeline.js";
import * as track from "./track.js";
import { wake } from "./wake.js";
import "./keys.js";

const SLACK = 40; // ms after an end: then the server's clock is surely past it too
const WATCHDOG = 1500; // ms: an event can be lost while htmx swaps, so ask again
const OFFLINE = "No connection. The session goes on here and will catch up.";
const LATE = "That press came too late; this is where the session is.";
const FINISHED = "Finished. Sit a moment, breathe, and get up slowly.";
const CONFIRMED = { extend: "15 seconds more.", ease: "Half the pressure, and breathe out. Still painful? Skip this point." };
const OVER = "This session is over: sessions are deleted after 24 hours.";

const $ = (id) => document.getElementById(id);
const stage = draw.stageElement; // a function: the element is another one after each swap
const plan = JSON.parse($("plan").textContent);
const channel = "BroadcastChannel" in window ? new BroadcastChannel(`session-${stage().dataset.id}`) : null;
const outbox = new Outbox({ stage, onFail: lost, onSent: () => { sync("caught up"); channel?.postMessage("sync"); } });
const stats = (window.sessionStats = { syncs: 0, late: [], entered: [], idle: () => !inFlight && outbox.empty, left: () => here().left });
let clock, shown, last, said, endsAt, timer, watchdog, asked, answered, before;
let was = { stage: -1, left: 0 }; // when we last looked, for what is told in the middle of a stage
let unasked = false; // a question of ours was dropped, for another one was under way
let inFlight = false; // a command of ours is on its way
let late = false; // the answer to come was to a press that another one overtook
let local = false; // nobody answers: the plan in the page leads

const key = (at) => `${at.phase}/${at.stage}`;
const here = () => positionAt(plan, clock, serverNow());
// Start and end change the whole screen: they come from the server, while there is one.
const drawable = (at) => local || (at.phase === "running" && $("where"));
const running = () => clock.phase === "running" && clock.pausedAt === null && here().phase === "running";

function read() {
  const d = stage().dataset, now = +d.now;
  const index = d.stage === undefined ? ("finished" in d ? plan.length : 0) : +d.stage;
  const elapsed = d.left === undefined ? 0 : +d.length - +d.left;
  const eased = d.eased ? d.eased.split(",").map(Number) : [];
  clock = { phase: d.phase, stage: index, anchor: now - elapsed, pausedAt: "paused" in d ? now : null, eased };
  shown = key(clock);
}

// ---- from second to second --------------------------------------------------------------------------------------
function tick() {
  clearTimeout(timer);
  if (jumped() && !local) return ask("clock set");
  if (clock.phase !== "running") return;
  const at = here();
  if (key(at) !== shown) return ended(at);
  if (at.left === null) return;
  const whole = length(plan[at.stage]);
  draw.time(at.left, whole);
  if (clock.pausedAt !== null) return;
  endsAt = serverNow() + at.left;
  remark(at);
  if (track.wanted(plan)) track.hold(here);
  else if (cues.slipped()) book();
  if (Math.ceil(at.left / 1000) === 10 && whole > 20000 && said !== at.stage) draw.announce("10 seconds left", (said = at.stage));
  const marks = plan[at.stage].marks.map(([left]) => at.left - left * 1000).filter((ms) => ms > 0);
  timer = setTimeout(tick, Math.min((at.left % 1000) + 3, ...marks)); // re-aimed each second, so no drift adds up
}

function remark(at) {
  const mark = was.stage === at.stage ? passed(plan[at.stage], was.left, at.left) : null;
  was = at;
  if (mark) cues.remark(mark[1], mark[2]);
}

// A stage is over: the next one is shown at once, and the server asked a moment later.
function ended(at) {
  stats.late.push(Math.round(serverNow() - endsAt));
  if (drawable(at)) show(at);
  else shown = key(at);
  tick();
  if (!local) setTimeout(() => ask("end"), SLACK);
}

function show(at, own = false) {
  shown = key(at);
  draw.stage(plan, clock, at);
  entered(at, own);
}

// Called for every new state, whoever found it; says and sounds only what is new.
function entered(at, own = false) {
  const state = `${key(at)}/${clock.pausedAt !== null}`;
  if (state !== last && last !== undefined) {
    stats.entered.push([at.stage, Date.now(), document.hidden]);
    const cue = at.phase === "done" ? "done" : cueOf(plan, at.stage);
    const again = !!last && last === `${key(at)}/true` && clock.pausedAt === null; // goes on after a pause
    const words = clock.pausedAt !== null ? "Paused" : spoken(at, again);
    draw.announce(words);
    cues.tell(cue, words, own || clock.pausedAt !== null);
  }
  last = state;
  if (at.phase === "running") keep(location.pathname, document.querySelector(".session-title").textContent);
  if (at.phase === "done") forget(location.pathname);
  if (stage().dataset.phase === "done") askHowItIs(stage());
  book(own);
}

function spoken(at, again) {
  if (at.phase === "done") return at.stage >= plan.length ? FINISHED : "Stopped here";
  const { where, spoken: words } = plan[at.stage].words;
  return again ? `${where}. Going on, ${Math.ceil(at.left / 1000)} seconds left.` : words;
}

// The chimes to come: on one track where that is the surer way, else each booked by itself; never both.
function book(own = false) {
  const at = here(), going = running();
  const sure = track.wanted(plan) && (cues.prefs.sound || cues.prefs.voice);
  cues.book(going && !sure ? ahead(plan, at) : [], own || sure || clock.pausedAt !== null);
  if (sure) track.follow(plan, here, going, cues.prefs.sound).then(() => lockScreen(track.current()));
  else track.rest();
  lockScreen(sure ? track.current() : null);
  wake(going);
}

function lockScreen(made) {
  const at = here();
  media.show(at.phase === "running" ? plan[at.stage].words : null, running(), made);
}
track.onFailure(() => book());

// ---- asking the server ------------------------------------------------------------------------------------------
function ask(why) {
  clearTimeout(watchdog);
  if (local) return;
  watchdog = setTimeout(() => ask("watchdog"), WATCHDOG);
  sync(why);
}

function sync(why) {
  if (!outbox.empty) return outbox.flush();
  stats.syncs++;
  unasked = true; // until the request goes out
  htmx.trigger("#session-stage", "session:sync", { why });
}

// A press is obeyed here at once, by the server's own rules; its answer corrects us.
function press(cmd) {
  const next = apply(plan, clock, cmd, serverNow());
  if (next && CONFIRMED[cmd]) cues.tell("", CONFIRMED[cmd], true);
  clock = next ?? clock;
  const at = here();
  if (!drawable(at)) return clearTimeout(timer);
  show(at, true);
  tick();
}

document.addEventListener("submit", (e) => {
  const cmd = e.submitter?.value;
  if (!cmd || !stage().contains(e.target) || (!inFlight && !local && outbox.empty)) return; // htmx sends it
  e.preventDefault();
  e.stopImmediatePropagation();
  outbox.add(cmd, serverNow());
  press(cmd);
  if (!inFlight) outbox.flush();
}, true);

document.addEventListener("htmx:beforeRequest", (e) => {
  asked = Date.now();
  const { verb, parameters } = e.detail.requestConfig;
  if (verb !== "post") return void (unasked = false);
  inFlight = true;
  e.detail.xhr.pressed = [parameters.cmd, serverNow()];
  press(parameters.cmd);
});
document.addEventListener("htmx:beforeOnLoad", () => { answered = Date.now(); });
document.addEventListener("htmx:afterRequest", (e) => { if (e.detail.requestConfig.verb === "post") inFlight = false; });
document.addEventListener("htmx:beforeSwap", (e) => {
  late = e.detail.xhr.status === 409; // the present state, as any answer
  if (late) Object.assign(e.detail, { shouldSwap: true, isError: false });
  const now = +(/data-now="(\d+)"/.exec(e.detail.serverResponse)?.[1] ?? 0);
  if (now < +stage().dataset.now || !outbox.empty) e.detail.shouldSwap = false; // a later answer, or a press, overtook it
  if (!outbox.empty && e.detail.requestConfig.verb === "post") { outbox.learn(e.detail.serverResponse); outbox.flush(); }
  before = { focus: stage().contains(document.activeElement), help: $("help")?.open, shown };
});
// Read at once: a stage that ends before it settles would be drawn over what the server said.
document.addEventListener("htmx:afterSwap", () => {
  read();
  calibrate(asked, answered, +stage().dataset.now);
});
// afterSettle, not afterSwap: in between, the new stage has no triggers yet and a sync would be lost for good
document.addEventListener("htmx:afterSettle", (e) => {
  clearTimeout(watchdog);
  outbox.reset();
  local = false;
  $("net").textContent = late ? LATE : "";
  if (before.focus && document.activeElement === document.body) stage().focus({ preventScroll: true });
  if (before.help && before.shown === shown && $("help")) $("help").open = true;
  const own = e.detail.requestConfig?.verb === "post";
  if (own) channel?.postMessage("sync");
  entered(here(), own);
  tick();
  if (unasked) ask("again"); // what it wanted to know may have come to pass after this answer was given
});

// ---- without a network ------------------------------------------------------------------------------------------
for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, lost);
document.addEventListener("htmx:responseError", (e) => {
  if (e.detail.xhr.status >= 500) return lost(e);
  clearTimeout(watchdog);
  if (e.detail.xhr.status === 404) { $("net").textContent = OVER; forget(location.pathname); }
  else sync("refused");
});

function lost(e) {
  if (e?.detail?.xhr.pressed) outbox.putBack(...e.detail.xhr.pressed);
  local = true;
  clearTimeout(watchdog);
  $("net").textContent = OFFLINE;
  outbox.later();
  const at = here(), d = stage().dataset;
  if (at.phase !== d.phase || (at.phase === "running" && at.stage !== +d.stage)) show(at);
  tick();
}

// ---- coming back: another tab or device, the lock screen, the back button, the network ---------------------------
document.addEventListener("visibilitychange", () => {
  book();
  if (!document.hidden) { distrust(); tick(); sync("visible"); }
});
addEventListener("pageshow", (e) => { if (e.persisted) { distrust(); sync("back"); } });
addEventListener("online", () => { outbox.reset(); outbox.flush(); });
channel?.addEventListener("message", () => sync("other tab"));
document.addEventListener("click", () => {
  if (track.wanted(plan)) track.prime();
  cues.unlock().then(() => book());
});
cues.prefs.voice ??= handsFree(plan);
cues.bind(() => book());
media.bind();

const trip = performance.getEntriesByType("navigation")[0];
read();
calibrate(performance.timeOrigin + trip.requestStart, performance.timeOrigin + trip.responseStart, +stage().dataset.now);
draw.preload();
entered(here());
tick();
