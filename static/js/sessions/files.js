// The list of sessions as a file, and back. Pure: no document, no storage, no network.
import { KEEP, sound } from "../session/kept.js";

const FORMAT = "acupoint-atlas-sessions";
const VERSION = 1;
const COLUMNS = ["ended", "routine", "title", "minutes", "before", "after", "answer", "stopped early"];
export const ANSWERS = { 2: "Much better", 1: "A little better", 0: "The same", "-1": "A little worse", "-2": "Much worse" };

export const minutes = (one) => (one.seconds === undefined ? undefined : Math.max(1, Math.round(one.seconds / 60)));

export const toJson = (rows, now) => JSON.stringify({ format: FORMAT, version: VERSION, saved: now, sessions: rows }, null, 1);

// For a spreadsheet: what could be taken for a formula gets an apostrophe before it.
const cell = (value = "") => {
  const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export function toCsv(rows) {
  const lines = rows.map((one) => [one.at, one.routine, one.title, minutes(one), one.before, one.after, ANSWERS[one.rating], one.stopped ? "yes" : ""]);
  return `\ufeff${[COLUMNS, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

// What a file brings, put together with what is there; throws an Error whose message is for the reader.
// Of a session that is in both, what is here stays and what only the file knows is added.
export function merged(here, text) {
  const { rows, unread } = read(text);
  const known = new Map(here.map((one) => [one.id, one]));
  const added = new Set(rows.map((one) => one.id).filter((id) => !known.has(id))).size;
  for (const one of rows) known.set(one.id, { ...one, ...known.get(one.id) });
  const all = [...known.values()].sort((a, b) => a.at.localeCompare(b.at));
  if (all.length > KEEP) throw new Error(`Together that would be ${all.length} sessions, and no more than ${KEEP} can be kept.`);
  return { all, added, there: rows.length - added, unread };
}

function read(text) {
  let value;
  try { value = JSON.parse(text.replace(/^\ufeff/, "")); } catch { throw new Error("This is no JSON file. Choose one that was saved on this page; a CSV file cannot be brought back in."); }
  if (value?.version > VERSION) throw new Error("This file was saved by a later version of this page, which this one cannot read.");
  const list = Array.isArray(value) ? value : value?.format === FORMAT && Array.isArray(value.sessions) ? value.sessions : null;
  if (!list) throw new Error("This file holds no list of sessions. Choose one that was saved on this page.");
  const rows = list.map(sound).filter((one) => one && !one.open);
  if (list.length && !rows.length) throw new Error("Not one entry of this file could be read as a session.");
  return { rows, unread: list.length - rows.length };
}
