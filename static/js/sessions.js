// "My sessions": shows, saves, brings in and deletes what this browser remembers. Asks no server for anything.
import { keep, kept } from "./session/kept.js";
import { chart, told } from "./sessions/chart.js";
import { ANSWERS, merged, minutes, toCsv, toJson } from "./sessions/files.js";

const MOST = 4 * 2 ** 20; // bytes of a file; what can be kept is far less
const $ = (id) => document.getElementById(id);
const make = (name, more = {}, ...inside) => {
  const element = Object.assign(document.createElement(name), more);
  element.append(...inside);
  return element;
};
const UNKEPT = "Your browser keeps nothing more for this site; nothing was changed.";
const sessions = () => kept().filter((one) => !one.open).sort((a, b) => a.at.localeCompare(b.at));
const running = () => kept().filter((one) => one.open);
const store = (rows) => keep([...running(), ...rows]);
const kind = (one) => (one.routine && one.routine !== "own" ? one.routine : `own: ${one.title}`); // own ones differ by title only
const many = (count) => `${count} session${count === 1 ? "" : "s"}`;
const day = (one) => new Date(one.at).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
const time = (one) => new Date(one.at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
const numbers = ({ before, after }) => (before === undefined && after === undefined ? "" : `${before ?? "–"} → ${after ?? "–"}`);

function show() {
  const all = sessions();
  $("files").hidden = false;
  $("none").hidden = all.length > 0;
  $("some").hidden = all.length === 0;
  for (const part of document.querySelectorAll("[data-some]")) part.hidden = all.length === 0;
  offer(all);
  const chosen = $("which").value;
  const rows = all.filter((one) => !chosen || kind(one) === chosen);
  course(rows.filter((one) => numbers(one)));
  $("list").replaceChildren(...rows.reverse().map(item));
}

function offer(all) { // the routines there are, each once, under its last title
  const chosen = $("which").value;
  const titles = new Map(all.map((one) => [kind(one), one.title]));
  $("which").replaceChildren(new Option(`All (${all.length})`, ""), ...[...titles].map(([value, title]) => new Option(title, value)));
  $("which").value = titles.has(chosen) ? chosen : "";
}

function course(rows) {
  $("no-numbers").hidden = rows.length > 0;
  $("numbers").hidden = rows.length === 0;
  $("chart-told").textContent = told(rows);
  $("chart").replaceChildren(chart(rows, `Before and after, ${many(rows.length)}; the table below says the same.`));
  const cells = (one) => [make("th", { scope: "row" }, `${day(one)}, ${time(one)}`), make("td", {}, `${one.before ?? "–"}`), make("td", {}, `${one.after ?? "–"}`)];
  $("rows").replaceChildren(...rows.map((one) => make("tr", {}, ...cells(one))));
}

function item(one) {
  const title = one.routine ? make("a", { href: `/routines/${one.routine}/` }, one.title) : one.title;
  const length = minutes(one) === undefined ? "" : `${minutes(one)} minute${minutes(one) === 1 ? "" : "s"}`;
  const facts = [length, numbers(one), ANSWERS[one.rating], one.stopped ? "stopped early" : ""].filter(Boolean).join(" · ");
  const button = make("button", { className: "btn btn-small", type: "button" }, "Delete", make("span", { className: "visually-hidden" }, ` ${one.title}, ${day(one)}, ${time(one)}`));
  button.addEventListener("click", () => drop(one));
  const when = make("time", { dateTime: one.at, className: "quiet" }, `${day(one)}, ${time(one)}`);
  return make("li", { className: "session-row" }, make("div", {}, make("h3", {}, title), when, make("p", {}, facts)), button);
}

function drop(one) {
  if (!store(sessions().filter((other) => other.id !== one.id))) return say(UNKEPT);
  show();
  const undo = make("button", { className: "btn btn-small", type: "button" }, "Bring it back");
  undo.addEventListener("click", () => {
    say(store([...sessions().filter((other) => other.id !== one.id), one]) ? "It is back." : UNKEPT);
    show();
    focusList();
  });
  say(`Deleted: ${one.title}, ${day(one)}. `, undo);
  focusList();
}

const say = (...what) => $("said").replaceChildren(...what);
const focusList = () => (sessions().length ? $("list-title") : $("main")).focus();

function save(text, type, ending) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: url, download: `my-sessions-${new Date().toISOString().slice(0, 10)}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

async function bring(file) {
  if (file.size > MOST) throw new Error("This file is too large to be a list of sessions.");
  const { all, added, there, unread } = merged(sessions(), await file.text());
  if (!store(all)) throw new Error("Your browser has no room for them.");
  const rest = [there ? ` ${there} were here already.` : "", unread ? ` ${unread} could not be read as a session and were left out.` : ""];
  return `${many(added)} added.${rest.join("")}`;
}

$("which").addEventListener("change", show);
$("save-json").addEventListener("click", () => save(toJson(sessions(), new Date().toISOString()), "application/json", "json"));
$("save-csv").addEventListener("click", () => save(toCsv(sessions()), "text/csv;charset=utf-8", "csv"));
$("file").addEventListener("change", async ({ target }) => {
  if (!target.files.length) return;
  $("file-said").textContent = await bring(target.files[0]).catch((error) => `${error.message} Nothing was changed.`);
  target.value = "";
  show();
});
$("delete-all").addEventListener("click", () => {
  $("sure-count").textContent = many(sessions().length);
  $("sure").returnValue = "";
  $("sure").showModal();
});
$("sure").addEventListener("close", () => {
  if ($("sure").returnValue !== "delete") return;
  say(store([]) ? "All sessions are deleted." : UNKEPT);
  $("which").value = "";
  show();
  $("main").focus();
});
addEventListener("storage", show); // a session ended in another tab
addEventListener("pageshow", (e) => { if (e.persisted) show(); });
show();
