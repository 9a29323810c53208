// Draws a position on the stage that the server sent: the seconds between two answers, and all of it without a network.
const $ = (id) => document.getElementById(id);
const LOCATE = 20; // seconds that a gate is reckoned as
const MAIN = { found: ["icon-play", "Found it"], ready: ["icon-play", "Ready"], resume: ["icon-play", "Go on"], pause: ["icon-pause", "Pause"] };

export const stageElement = () => $("session-stage");

// One polite status outside the swapped part; emptied first, so that the same words are said again.
export function announce(text) {
  $("announce").textContent = "";
  setTimeout(() => { $("announce").textContent = text; }, 50);
}

export function time(left, whole) {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  if ($("time") && $("time").textContent !== text) $("time").textContent = text;
  const over = 80 * Math.min(1, Math.max(0, 1 - left / whole));
  $("ring")?.setAttribute("stroke-dasharray", `${over.toFixed(1)} 100`);
}

function fill(id, text) {
  const element = $(id);
  if (!element) return;
  element.hidden = !text;
  if (element.textContent !== text) element.textContent = text;
}

// Everything that depends on the stage, from the plan in the page. Same words as the server's.
export function stage(plan, clock, here) {
  const focused = document.activeElement;
  if (here.phase === "done") done(here.stage >= plan.length);
  else running(plan, clock, here);
  if (focused !== document.body && (!focused.isConnected || focused.closest("[hidden]"))) stageElement().focus({ preventScroll: true });
}

function running(plan, clock, here) {
  if (!$("where")) put("local-running");
  const now = plan[here.stage];
  const gate = here.left === null;
  const data = stageElement().dataset;
  Object.assign(data, { phase: "running", stage: here.stage, kind: now.kind, soakStep: here.stage + 1 });
  for (const [name, on] of [["gate", gate], ["paused", clock.pausedAt !== null]]) on ? (data[name] = "") : delete data[name];
  for (const seen of stageElement().querySelectorAll("[name=seen]")) seen.value = here.stage;
  fill("where", now.words.where);
  fill("point", now.words.title);
  fill("phase", clock.pausedAt === null ? now.words.phase : "Paused");
  for (const name of ["text", "how", "caution"]) fill(name, now.words[name]);
  $("eased").hidden = !(now.kind === "hold" && clock.eased.includes(now.step));
  $("time").hidden = gate;
  $("dial").classList.toggle("dial-open", gate);
  if (gate) $("ring").setAttribute("stroke-dasharray", "0 100");
  buttons(now, gate, clock.pausedAt !== null);
  figure(now);
  track(plan, here);
}

function buttons(now, gate, paused) {
  const value = gate ? "found" : paused ? "resume" : "pause";
  const [icon, text] = MAIN[gate && now.action !== "press" ? "ready" : value];
  for (const button of [$("btn-main"), $("btn-figure")]) {
    button.value = value;
    button.querySelector("use").setAttribute("href", `#${icon}`);
    button.querySelector("[data-word]").textContent = text;
  }
  $("btn-extend").hidden = gate;
  $("btn-ease").hidden = now.kind !== "hold";
}

function figure(now) {
  const { scene } = now;
  const [picture, help] = ["scene", "help"].map((kind) => document.querySelector(`template[data-${kind}="${scene}"]`));
  $("help").hidden = now.kind !== "locate" || !help;
  if ($("figure").dataset.shows === scene) return;
  $("figure").dataset.shows = scene;
  $("figure").replaceChildren(...(picture ? [picture.content.cloneNode(true)] : []));
  $("help-text").replaceChildren(...(help ? [help.content.cloneNode(true)] : []));
}

function track(plan, here) {
  for (const hold of document.querySelectorAll("[data-hold]")) {
    hold.className = +hold.dataset.hold < here.stage ? "done" : +hold.dataset.hold === here.stage ? "now" : "";
  }
  const after = plan.slice(here.stage + 1);
  const seconds = after.reduce((sum, s) => sum + (s.seconds ?? LOCATE), (here.left ?? 0) / 1000);
  const minutes = Math.ceil(seconds / 60);
  const label = `Point ${plan[here.stage].step + 1} of ${plan.at(-1).step + 1}, about ${minutes} minute${minutes === 1 ? "" : "s"} left`;
  $("track").setAttribute("aria-label", label);
  $("up-next").replaceChildren(...after.slice(0, 3).map((s) => Object.assign(document.createElement("li"), { textContent: s.words.short })));
}

function put(id) {
  stageElement().replaceChildren($(id).content.cloneNode(true));
  globalThis.htmx?.process(stageElement());
}

function done(finished) {
  put("local-done");
  const title = stageElement().querySelector("h1");
  title.textContent = finished ? title.dataset.finished : title.dataset.stopped;
  stageElement().dataset.phase = "done";
  stageElement().dataset.soak = "done";
}

// Pictures of later stages, fetched while there is a network.
export function preload() {
  for (const template of document.querySelectorAll("template[data-scene]")) {
    const href = template.content.querySelector("image")?.getAttribute("href");
    if (href) new Image().src = href;
  }
}
