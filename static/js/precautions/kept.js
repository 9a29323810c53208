// What the reader ticked about themselves. It stays in this browser's own storage; nothing here sends it anywhere.
const KEY = "precautions";
const SLUG = /^[a-z0-9_]{1,50}$/;

export function ticked() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => SLUG.test(one)) : [];
  } catch { return []; }
}

export function keep(slugs) { // whether it could be kept
  try {
    if (slugs.length) localStorage.setItem(KEY, JSON.stringify(slugs));
    else localStorage.removeItem(KEY);
    return true;
  } catch { return false; }
}

export function isAbout(event) { // a "storage" event: something was ticked in another tab
  return event.key === KEY || event.key === null;
}

// The rules are the same for everybody: which of them count is worked out here. Null where they cannot be fetched.
const asked = {};
export function rules(name) {
  asked[name] ??= fetch(`/precautions/${name}.json`, { credentials: "omit" })
    .then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  return asked[name];
}
