/* What was typed outlives a sign-in that ran out: a save that led to the sign-in page brings the words back after it.
   They are kept in this tab only, and only until the form is seen again. Files and secrets are never kept. */
const KEY = `desk-kept:${location.pathname}`;
const SECRET = ["csrfmiddlewaretoken", "desk-seen"];
const form = document.querySelector("#content-main form");
const doors = document.getElementById("desk-keep").dataset.signIn.split(" ");
const cameFromADoor = () => doors.some((path) => document.referrer.startsWith(location.origin + path));

function typed() {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !SECRET.includes(name));
  return fields.filter(([name]) => form.elements[name]?.type !== "password");
}

/** Rows that were added come back by the button that added them. */
function addRows(kept) {
  for (const [name, value] of kept) {
    const prefix = name.match(/^(.+)-TOTAL_FORMS$/)?.[1];
    const total = prefix && form.elements[name];
    for (let more = total ? Number(value) - Number(total.value) : 0; more > 0; more -= 1) {
      document.querySelector(`#${CSS.escape(prefix)}-group .add-row a`)?.click();
    }
  }
}

function putBack(kept) {
  addRows(kept);
  const values = new Map();
  for (const [name, value] of kept) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || SECRET.includes(field.name) || /-(TOTAL|INITIAL)_FORMS$/.test(field.name)) continue;
    const found = values.get(field.name);
    if (field.type === "checkbox" || field.type === "radio") field.checked = Boolean(found?.includes(field.value));
    else if (found && !["file", "submit", "button"].includes(field.type)) field.value = found[0];
    else continue;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

function offer(kept) {
  const box = Object.assign(document.createElement("div"), { className: "desk-kept" });
  const words = document.createElement("span");
  words.textContent = "Your sign-in had run out. What you had typed here was not saved, but this tab still has it.";
  const button = (text, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: text });
    made.addEventListener("click", () => { act(); box.remove(); });
    return made;
  };
  box.setAttribute("role", "status");
  box.append(words, button("Put it back", () => putBack(kept)), button("Forget it", () => {}));
  form.before(box);
}

if (form) {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (kept && cameFromADoor()) offer(JSON.parse(kept));
  form.addEventListener("submit", () => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(typed()));
    } catch { /* no room in this tab: then as without this script */ }
  });
}
