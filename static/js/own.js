// A routine of one's own. On its page: steps move without a new page, and the link follows. On a point's page: "Add to
// my routine" adds to the one that was built last, which this browser keeps. Without this script all of it are forms.
const KEY = "own-routine";
const MOST = 20, FIND = 20, SWITCH = 8, REST = 10; // as in own.py, plan.py, specs.py, own_steps.py

function kept() {
  try {
    const { r = "", title = "" } = JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
    return typeof r === "string" && typeof title === "string" ? { r, title } : { r: "", title: "" };
  } catch { return { r: "", title: "" }; }
}

function keep(routine) { // whether it could be kept
  try { localStorage.setItem(KEY, JSON.stringify(routine)); return true; } catch { return false; }
}

const query = ({ r, title }) => new URLSearchParams(Object.entries({ r, title }).filter(([, value]) => value)).toString().replaceAll("%2C", ",");

function offer(link) {
  const { r, title } = kept();
  if (!r || r.split(",").length >= MOST) return;
  link.search = `${query({ r, title })}&add=${link.dataset.ownAdd}`;
  link.title = title || "The routine you built last";
}

class Builder {
  constructor(form) {
    this.form = form;
    this.said = form.querySelector("#own-said");
    form.addEventListener("click", (event) => this.press(event));
    form.addEventListener("input", (event) => { if (event.target.closest("[data-field], #title")) this.follow(); });
    if (this.steps.length) form.querySelector("#own-keep").hidden = true;
    if (form.dataset.code && !document.querySelector("[role=alert]")) this.remember();
  }

  get steps() { return [...this.form.querySelectorAll(".own-step")]; }

  press(event) {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const step = button.closest(".own-step"), name = step.querySelector("h3").textContent.trim();
    if (button.dataset.move === "remove" && this.steps.length === 1) return; // then the page looks different
    event.preventDefault();
    if (button.dataset.move === "remove") this.remove(step, name);
    else this.move(step, button, name);
    this.number();
    this.follow();
  }

  move(step, button, name) {
    if (button.dataset.move === "up") step.previousElementSibling?.before(step);
    else step.nextElementSibling?.after(step);
    const place = this.steps.indexOf(step);
    this.said.textContent = `${name} is now step ${place + 1} of ${this.steps.length}.`;
    (button.offsetParent ? button : step.querySelector(button.dataset.move === "up" ? "[data-move=down]" : "[data-move=up]")).focus();
  }

  remove(step, name) {
    const next = step.nextElementSibling ?? step.previousElementSibling;
    step.remove();
    this.said.textContent = `${name} is removed. ${this.steps.length} left.`;
    next.focus();
  }

  number() {
    this.steps.forEach((step, i) => {
      step.id = `step-${i + 1}`;
      for (const field of step.querySelectorAll("[data-field]")) field.name = field.dataset.field + (i + 1);
      for (const button of step.querySelectorAll("[data-move]")) button.value = `${button.dataset.move}-${i + 1}`;
    });
  }

  read(step) {
    const value = (name) => step.querySelector(`[data-field=${name}]`).value;
    return { code: value("p"), seconds: +value("t"), times: +value("n"), side: value("s"), usual: step.dataset.usual };
  }

  follow() { // the link, the address and the length, as long as every number can be meant
    if (!this.form.checkValidity()) return;
    const steps = this.steps.map((step) => this.read(step));
    const r = steps.map(({ code, seconds, times, side, usual }) => `${code}-${seconds}${times > 1 ? `x${times}` : ""}${side === usual ? "" : `-${side}`}`).join(",");
    const url = new URL(this.form.action);
    url.search = query({ r, title: this.form.elements.title.value.trim() });
    history.replaceState(null, "", url);
    const link = document.getElementById("own-link");
    link.href = link.textContent = url.href;
    this.form.dataset.code = r;
    this.form.querySelector("#own-length").textContent = `${length(steps)}, with 20 seconds to find each point.`;
    this.remember();
  }

  remember() {
    const title = this.form.elements.title.value.trim();
    document.getElementById("own-kept").hidden = !keep({ r: this.form.dataset.code, title });
  }
}

function length(steps) {
  const seconds = steps.reduce((sum, { seconds, times, side }) => sum + FIND + (side === "lr" ? 2 : 1) * (seconds * times + (times - 1) * REST) + (side === "lr" ? SWITCH : 0), 0);
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return `About ${minutes} minute${minutes === 1 ? "" : "s"}`;
}

function share() {
  const copy = document.getElementById("own-copy"), print = document.getElementById("own-print");
  copy.hidden = !navigator.clipboard;
  print.hidden = false;
  copy.addEventListener("click", async () => {
    const done = await navigator.clipboard.writeText(document.getElementById("own-link").href).then(() => true, () => false);
    document.getElementById("own-copied").textContent = done ? "Copied." : "This browser did not let the page copy it. Press on the link for long, or with the right button.";
  });
  print.addEventListener("click", () => window.print());
  document.getElementById("own-forget").addEventListener("click", (event) => {
    localStorage.removeItem(KEY);
    event.target.closest("p").textContent = "Forgotten. The link above still has it.";
  });
}

const form = document.getElementById("own");
if (form) new Builder(form);
if (document.getElementById("own-link")) share();
for (const link of document.querySelectorAll("[data-own-add]")) offer(link);
