// Practising where points are: asks, measures, and remembers the misses in this browser's own storage.
// Without it the pages are plain forms, and the server measures.
import { known, measured, median, miss, verdict } from "./practise/miss.js";
import { missed, next, noted, nothing, sound } from "./practise/recall.js";
import { reveal, stage } from "./practise/stage.js";

const KEY = "practice", SIZE = 10;
const status = document.getElementById("practise-status");
const list = document.getElementById("practise-list");
let round = []; // what was answered in this ten
let memory = read();

function read() {
  try { return sound(JSON.parse(localStorage.getItem(KEY))); } catch { return nothing(); }
}

function keep(changed) {
  memory = changed;
  try { localStorage.setItem(KEY, JSON.stringify(memory)); } catch { /* then it is forgotten with the page */ }
}

// Emptied first, so that the same words are said again.
function say(text) {
  status.textContent = "";
  setTimeout(() => { status.textContent = text; }, 50);
}

const current = () => document.getElementById("_practise_question");

function live(form) {
  form.classList.add("is-live");
  form.querySelector(".practise-tap-large")?.remove();
  const button = form.querySelector(".practise-tap");
  if (devicePixelRatio * button.clientWidth > 900) button.src = button.dataset.large;
  button.closest("[data-stage]").setAttribute("role", "application");
  button.closest("[data-stage]").setAttribute("aria-label", "Picture to answer on");
  stage(form, (tap, byKey) => answer(form, tap, byKey), say);
}

function answer(form, tap, byKey) {
  const { places, scale } = JSON.parse(form.dataset.question);
  const found = miss(tap, places, scale), { slug, name } = form.dataset;
  memory = read(); // another tab may have answered meanwhile
  keep(noted(memory, slug, found.cun, found.found));
  round.push({ slug, name, ...found });
  reveal(form, tap, places[found.place]);
  const said = form.querySelector(".practise-result");
  said.append(form.querySelector("template[data-answer-words]").content.cloneNode(true));
  const slot = (name, text) => { said.querySelector(`[data-slot=${name}]`).textContent = text; };
  slot("verdict", verdict(found));
  slot("measured", measured(found));
  slot("known", known(found));
  slot("towards", found.found ? "" : `The point lies ${found.towards} where you tapped.`);
  said.querySelector("[data-slot=towards]").hidden = found.found;
  form.querySelector(".practise-hints").hidden = true;
  say(said.querySelector(".practise-verdict").innerText);
  const button = said.querySelector("[data-next]");
  if (!list) button.remove();
  else {
    button.textContent = round.length < SIZE ? "Next point" : "How it went";
    button.addEventListener("click", () => (round.length < SIZE ? ask().catch(() => {}) : sum()));
    button.focus({ preventScroll: true });
  }
  said.scrollIntoView({ block: "nearest" });
}

// The points to choose from: none more than twice in a ten, and what is repeated within it alternates with what is not.
function open() {
  const all = JSON.parse(list.textContent);
  const pool = list.dataset.only === "missed" ? all.filter((slug) => due.has(slug)) : all;
  const often = (slug) => round.filter((one) => one.slug === slug).length;
  const last = round.at(-1)?.slug, most = last && often(last) > 1 ? 0 : 1;
  const fit = pool.filter((slug) => often(slug) <= most && slug !== last);
  return fit.length ? fit : pool;
}
let due = new Set(missed(memory));

async function ask(focus = true) {
  const slugs = open();
  if (!slugs.length) return none();
  const slug = next(memory, slugs, Math.random());
  if (current()?.dataset.slug !== slug || current().matches(".is-live")) await fetchQuestion(slug);
  live(current());
  const count = document.getElementById("practise-count");
  count.textContent = `Question ${round.length + 1} of ${SIZE}`;
  if (!focus) return;
  current().querySelector(".practise-tap").focus({ preventScroll: true });
  count.scrollIntoView({ block: "start" });
}

async function fetchQuestion(slug) {
  try {
    const response = await fetch(list.dataset.url.replace("slug", slug), { headers: { "HX-Request": "true" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    current().replaceWith(document.adoptNode(page.getElementById("_practise_question")));
  } catch {
    say("No network: the next question did not come. Try again.");
    throw new Error("no next question");
  }
}

const item = ({ name, slug, cun }) => {
  const line = document.createElement("li"), link = line.appendChild(document.createElement("a"));
  link.href = list.dataset.page.replace("slug", slug);
  link.textContent = name;
  line.append(` ${cun || "less than 0.1"} cun`);
  return line;
};

function sum() {
  const box = document.getElementById("practise-summary").content.cloneNode(true);
  const sorted = [...round].sort((a, b) => a.cun - b.cun), lasts = new Map(round.map((one) => [one.slug, one]));
  const again = [...lasts.values()].filter((one) => !one.found);
  const words = { found: `${round.filter((one) => one.found).length} of ${round.length}`, median: `${Math.round(median(round.map((one) => one.cun)) * 100) / 100} cun` };
  for (const [name, text] of Object.entries(words)) box.querySelector(`[data-slot=${name}]`).textContent = text;
  box.querySelector("[data-slot=best]").append(item(sorted[0]));
  box.querySelector("[data-slot=worst]").append(item(sorted.at(-1)));
  box.querySelector("[data-slot=again]").append(...again.map(item));
  for (const one of box.querySelectorAll("[data-again], [data-repeat]")) one.hidden = !again.length;
  box.querySelector("[data-another]").addEventListener("click", () => restart(missedNow()));
  box.querySelector("[data-repeat]").addEventListener("click", () => restart(new Set(again.map((one) => one.slug)), "missed"));
  const home = document.createElement("section");
  home.id = "_practise_question";
  home.className = "stack practise-summary is-live";
  home.append(box);
  document.getElementById("practise-count").textContent = "";
  current().replaceWith(home);
  home.querySelector("h2").focus();
  forgetting();
}

const missedNow = () => new Set(missed(memory));

function restart(slugs, only = list.dataset.chosen) {
  list.dataset.only = only;
  due = slugs;
  round = [];
  ask().catch(() => {});
}

function none() {
  const box = document.getElementById("practise-none").content.cloneNode(true);
  current().replaceChildren(box);
  current().classList.add("is-live");
}

// What is kept, said where there is something, and thrown away at a press.
function forgetting() {
  const box = document.querySelector("[data-kept]"), count = Object.keys(memory.points).length;
  if (!box || !count) return;
  box.hidden = false;
  const found = count - missed(memory).length;
  box.querySelector("[data-kept-said]").textContent = `Kept in this browser only: ${count} point${count === 1 ? "" : "s"} practised, ${found} found when last asked.`;
  box.querySelector("button").addEventListener("click", () => {
    memory = nothing();
    try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ }
    box.querySelector("button").hidden = true;
    box.querySelector("[data-kept-said]").textContent = "Forgotten.";
    document.querySelector("[data-only-missed]")?.setAttribute("hidden", "");
  });
  const only = document.querySelector("[data-only-missed]");
  if (only && missed(memory).length) only.hidden = false;
}

if (list) ask(false).catch(() => live(current()));
else if (current()) live(current());
forgetting();
