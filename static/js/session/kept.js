// The sessions this browser remembers, in its own storage and nowhere else.
//
// One: { id, routine: slug or "", title, at: when it ended, seconds?, before?: 0–10, after?: 0–10, rating?: -2–2,
// stopped?: true } or, while it runs: { id, routine, title, at: when it was opened, open: true, started?, before? }
export const KEY = "sessions";
export const KEEP = 2000;
const DAY = 24 * 60 * 60 * 1000;

const whole = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;

// One entry as it may be trusted, or null: anybody may have written to the storage, and a file may be any file.
export function sound(one) {
  const { id, routine, title, at } = one ?? {};
  const when = Date.parse(at);
  if (typeof id !== "string" || !/^[\w-]{1,64}$/.test(id) || typeof title !== "string" || !title || Number.isNaN(when)) return null;
  const good = { id, routine: /^[\w-]{1,60}$/.test(routine) ? routine : "", title: title.slice(0, 120), at: new Date(when).toISOString() };
  for (const [name, least, most] of [["before", 0, 10], ["after", 0, 10], ["rating", -2, 2], ["seconds", 0, 90000], ["started", 0, 1e14]]) {
    if (whole(one[name], least, most)) good[name] = one[name];
  }
  for (const name of ["open", "stopped"]) if (one[name] === true) good[name] = true;
  return good;
}

export function kept() {
  try {
    const rows = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(rows) ? rows.map(sound).filter(Boolean) : [];
  } catch { return []; }
}

// False where nothing can be kept: no storage, or none left.
export function keep(rows) {
  try {
    localStorage.setItem(KEY, JSON.stringify(rows));
    return true;
  } catch { return false; }
}

export const find = (id) => kept().find((one) => one.id === id);

// Adds it, or changes what is known of it. One that was opened and never ended is dropped after a day, as on the server.
export function remember(entry, now = Date.now()) {
  const others = kept().filter((one) => one.id !== entry.id && !(one.open && now - Date.parse(one.at) > DAY));
  return keep([...others, entry].slice(-KEEP));
}
