// Marks points that are not for this reader: a banner on a point's page, a few words in lists. Works on anything
// with data-point; data-for-you is the banner's place.
import { isAbout, rules, ticked } from "./kept.js";
import { banner, element, short, strictestFirst, tone } from "./words.js";

// What each tick does to a point, strictest first. A swap that leads to a point which is out as well only leaves out.
function effects(table, code, slugs, mayswap = true) {
  if (` ${table.never} `.includes(` ${code} `)) return [];
  const found = slugs.flatMap((slug) => {
    const tick = table.ticks[slug];
    const own = tick?.points.find((one) => ` ${one.codes} `.includes(` ${code} `));
    const effect = own ?? tick?.all;
    return effect ? [{ ...effect, who: tick.label, everywhere: !own }] : [];
  });
  for (const one of found) if (one.swap && mayswap && isOut(table, one.swap, slugs)) Object.assign(one, { does: "skip", swap: "" });
  return found.sort(strictestFirst);
}

const isOut = (table, code, slugs) => effects(table, code, slugs, false).some((one) => tone(one.does) === "stop");

const TITLES = { skip: "Not for you: leave this point out", swap: "Not for you: take another point", light_only: "For you: lightly only", warn: "For you: mind this" };

function tellOne(place, table, slugs) {
  const found = effects(table, place.dataset.forYou, slugs);
  if (!found.length) return place.replaceChildren();
  const items = found.map((one) => ({ who: one.who, why: one.why }));
  banner(place, tone(found[0].does) === "stop", TITLES[found[0].does], items, instead(found[0].swap));
}

function instead(code) {
  if (!code) return null;
  const link = Object.assign(element("a", "", code), { href: `/points/${code.toLowerCase()}/` });
  return element("p", "", "Instead: ", link);
}

// In a list what holds for every point is said once, above it; a row says only what is stricter than that.
function markRow(row, table, slugs, general) {
  row.querySelector(":scope > .for-you-mark")?.remove();
  const own = effects(table, row.dataset.point, slugs).filter((one) => !one.everywhere);
  const top = own.filter((one) => one.does === own[0].does);
  if (!top.length || (general && general.does === top[0].does && top[0].does !== "warn")) return null;
  const who = [...new Set(top.map((one) => one.who))].join("; ");
  const mark = element("span", `for-you-mark for-you-${tone(top[0].does)}`, `${short(top[0].does)}: ${who}`);
  row.insertBefore(mark, row.querySelector(":scope > .figure-frame, :scope > .figure-tile"));
  return top[0].does;
}

function above(rows, table, slugs, marked) {
  const list = rows[0].closest("ul, ol, table") ?? rows[0];
  const note = element("div", "for-you-note care care-note");
  note.setAttribute("role", "status");
  const count = (does) => marked.filter((one) => does.includes(one)).length;
  const parts = [[count(["skip", "swap"]), "left out"], [count(["light_only"]), "lightly only"], [count(["warn"]), "with care"]];
  const told = parts.filter(([number]) => number).map(([number, words]) => `${number} ${words}`).join(", ");
  const link = Object.assign(element("a", "", "Change what applies to you"), { href: "/precautions/" });
  const general = slugs.flatMap((slug) => (table.ticks[slug]?.all ? [`${table.ticks[slug].label}: ${table.ticks[slug].all.why}`] : []));
  list.before(note);
  setTimeout(() => { // a status tells what comes into it, not what it came with
    note.append(element("p", "", element("b", "", "Marked for what you ticked. "), told ? `Of these points: ${told}.` : "No point here is marked by itself."));
    if (general.length) note.append(element("ul", "", ...general.map((one) => element("li", "", one))));
    note.append(element("p", "for-you-change", link));
  }, 50);
}

async function mark() {
  const slugs = ticked(), rows = [...document.querySelectorAll("main [data-point]")], page = document.querySelector("[data-for-you]");
  if (!rows.length && !page) return;
  const table = slugs.length ? await rules("points") : null;
  for (const old of document.querySelectorAll(".for-you-note, .for-you-mark")) old.remove();
  if (!table) return page?.replaceChildren();
  if (page) tellOne(page, table, slugs);
  const general = slugs.flatMap((slug) => table.ticks[slug]?.all ?? []).sort(strictestFirst)[0];
  const marked = rows.map((row) => markRow(row, table, slugs, general)).filter(Boolean);
  if (rows.length && (marked.length || (general && !page))) above(rows, table, slugs, marked);
}

mark();
document.addEventListener("htmx:afterSettle", mark);
addEventListener("storage", (event) => { if (isAbout(event)) mark(); });
addEventListener("pageshow", (event) => { if (event.persisted) mark(); });
