// "How bad is it now?" before and after, and "How is it now?": the answers stay in this browser's own storage.
import { find, remember } from "./kept.js";

const NOTED = "Noted, in this browser only.";
const UNKEPT = "This browser keeps nothing, so it will not be found again.";
const stageNow = () => document.getElementById("session-stage");

const titleNow = () => document.querySelector(".session-title").textContent.trim().slice(0, 120);
const opened = ({ id, routine }) => ({ id, routine: routine ?? "", title: titleNow(), at: new Date().toISOString(), open: true });

// What is known of this session, with something more.
function note(data, more) {
  return remember({ ...(find(data.id) ?? opened(data)), ...more });
}

// Radio buttons of one question: what was said is shown again, a new answer is kept.
function question(stage, name) {
  const box = stage.querySelector(`[data-ask="${name}"]`);
  if (!box) return;
  box.hidden = false;
  const known = find(stage.dataset.id)?.[name];
  for (const input of box.querySelectorAll("input")) {
    input.checked = known === +input.value;
    input.addEventListener("change", () => {
      box.querySelector("[data-said]").textContent = note(stage.dataset, { [name]: +input.value }) ? NOTED : UNKEPT;
    });
  }
}

function before(stage) {
  if (stage?.dataset.phase === "ready") question(stage, "before");
}

// At the end; called more than once, for a page may be swapped.
export function ask(stage) {
  const box = stage.querySelector("[data-ask=rating]");
  if (!box || box.dataset.asked) return;
  box.dataset.asked = "";
  if (deleted(stage.dataset.id)) return;
  ended(stage.dataset, stage.querySelector("h1"));
  const said = find(stage.dataset.id)?.before;
  if (said !== undefined) stage.querySelector("[data-said-before]").textContent = `Before the session you said ${said}. `;
  question(stage, "after");
  question(stage, "rating");
}

function ended(data, heading) {
  const known = find(data.id);
  if (known && !known.open) return;
  const { open, started, ...rest } = known ?? opened(data);
  const seconds = started ? { seconds: Math.round((Date.now() - started) / 1000) } : {};
  const stopped = heading.textContent === heading.dataset.stopped ? { stopped: true } : {};
  remember({ ...rest, at: new Date().toISOString(), ...seconds, ...stopped });
}

// Ended in this tab before, and no longer known: deleted on purpose, so it does not come back with the page.
function deleted(id) {
  try {
    const again = sessionStorage.getItem("session-ended") === id;
    sessionStorage.setItem("session-ended", id);
    return again && !find(id);
  } catch { return false; }
}

document.addEventListener("submit", (e) => { // the first press, whether there is a network or not
  const { dataset } = stageNow();
  if (e.submitter?.value === "start" && !find(dataset.id)?.started) note(dataset, { started: Date.now() });
}, true);
document.addEventListener("htmx:afterSettle", () => before(stageNow()));
before(stageNow());
