// Marks on a routine's page what the ticks change before anything is started, and in lists what is not for the reader.
// data-routine-for-you is the banner's place, data-step a step counted from 0, data-routine a card.
import { isAbout, rules, ticked } from "./kept.js";
import { banner, element, short, strictestFirst, tone } from "./words.js";

const hits = (table, slug, slugs) => (table.routines[slug]?.ticks ?? []).filter((one) => one.of.every((tick) => slugs.includes(tick)));
const who = (table, one) => one.of.map((tick) => table.labels[tick] ?? tick).join("; ");

function changesOf(table, found, number) {
  const all = found.flatMap((one) => (one.steps?.[number] ?? []).map((change) => ({ ...change, who: who(table, one) })));
  const sorted = all.sort(strictestFirst);
  return sorted[0]?.does === "skip" ? sorted.filter((one) => one.does === "skip") : sorted;
}

function isLeft(table, slug, found) {
  const press = table.routines[slug]?.press ?? [];
  return !press.length || press.some((number) => changesOf(table, found, number)[0]?.does !== "skip");
}

function isBlocked(table, slug, found) {
  return found.some((one) => one.blocked) || (found.length > 0 && !isLeft(table, slug, found));
}

function tellRoutine(place, table, slugs) {
  const slug = place.dataset.routineForYou, found = hits(table, slug, slugs);
  const blocked = isBlocked(table, slug, found);
  const items = blocked ? blockers(table, found) : found.flatMap((one) => (one.all ?? []).map((change) => ({ who: who(table, one), why: change.why })));
  const steps = [...document.querySelectorAll("[data-step]")].map((step) => markStep(step, blocked ? [] : changesOf(table, found, step.dataset.step)));
  const changed = steps.filter(Boolean).length;
  if (!blocked && !changed && !items.length) return place.replaceChildren();
  const title = blocked ? "Not this routine for you, for now" : changed ? `Changed for you: ${changed} step${changed === 1 ? "" : "s"}` : "For you: mind this";
  const sure = blocked ? null : element("p", "", "Before it starts you see your plan, worked out from all that you tick.");
  banner(place, blocked, title, blocked ? items : [...stepItems(table, found, steps), ...items], sure);
}

const blockers = (table, found) => {
  const named = found.filter((one) => one.blocked).flatMap((one) => one.blocked.map((why) => ({ who: who(table, one), why })));
  return named.length ? named : [{ who: found.map((one) => who(table, one)).join("; "), why: "Nothing to press is left of this routine." }];
};

function stepItems(table, found, steps) { // each tick once: which steps it changes is marked at the steps
  return found.filter((one) => Object.keys(one.steps ?? {}).length && steps.some(Boolean)).map((one) => {
    const numbers = Object.keys(one.steps).map((number) => +number + 1);
    return { who: who(table, one), why: `changes step${numbers.length > 1 ? "s" : ""} ${numbers.join(", ")}; see below.` };
  });
}

function markStep(step, changes) {
  step.querySelector(":scope > .for-you-steps")?.remove();
  if (!changes.length) return false;
  const lines = changes.map((one) => element("li", `for-you-${tone(one.does)}`, element("b", "", `${short(one.does)}${one.new ? `: ${one.new}` : ""}. `), `${one.why} (${one.who})`));
  step.querySelector("h3").after(element("ul", "for-you-steps", ...lines));
  return true;
}

function markCard(card, table, slugs) {
  card.querySelector(":scope > .for-you-mark")?.remove();
  const found = hits(table, card.dataset.routine, slugs);
  if (!found.length) return;
  const blocked = isBlocked(table, card.dataset.routine, found);
  const by = [...new Set((blocked && found.some((one) => one.blocked) ? found.filter((one) => one.blocked) : found).map((one) => who(table, one)))].join("; ");
  card.append(element("span", `for-you-mark for-you-${blocked ? "stop" : "mild"}`, `${blocked ? "Not for you" : "Changed for you"}: ${by}`));
}

async function mark() {
  const slugs = ticked(), page = document.querySelector("[data-routine-for-you]"), cards = document.querySelectorAll("main [data-routine]");
  if (!page && !cards.length) return;
  const table = (slugs.length ? await rules("routines") : null) ?? { labels: {}, routines: {} };
  if (page) tellRoutine(page, table, slugs);
  for (const card of cards) markCard(card, table, slugs);
}

mark();
document.addEventListener("htmx:afterSettle", mark);
addEventListener("storage", (event) => { if (isAbout(event)) mark(); });
addEventListener("pageshow", (event) => { if (event.persisted) mark(); });
