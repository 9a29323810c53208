/* The minutes of a routine while its steps are edited, by the formula of routines/plan.py. */
import { seconds } from "./length.js";

const LOCATE = 20;
const SWITCH = 8;

function fields(row) {
  const at = (name) => row.querySelector(`[name$="-${name}"]`);
  return {
    text: (name) => at(name)?.value ?? "",
    time: (name) => seconds(at(name)?.value ?? "") ?? 0,
    count: (name) => Math.max(1, Number.parseInt(at(name)?.value, 10) || 1),
    ticked: (name) => Boolean(at(name)?.checked),
  };
}

function stepSeconds(row, form) {
  const step = fields(row);
  const kind = step.text("kind");
  if (step.ticked("DELETE") || step.ticked("optional") || kind === "wear") return 0;
  const hold = step.time(form === "starter" ? "starter_hold" : "hold");
  const rounds = step.count(form === "starter" ? "starter_repetitions" : "repetitions");
  const sides = step.text("side") === "left_then_right" ? 2 : 1;
  const find = kind === "rest" ? 0 : LOCATE;
  const change = (sides - 1) * (step.time("switch") || SWITCH);
  return find + sides * (rounds * hold + (rounds - 1) * step.time("rest")) + change;
}

function draw(total, group) {
  const rows = [...group.querySelectorAll(".inline-related:not(.empty-form)")];
  for (const output of total.querySelectorAll("output")) {
    const sum = rows.reduce((all, row) => all + stepSeconds(row, output.dataset.form), 0);
    const minutes = (sum / 60).toFixed(1);
    if (output.textContent !== minutes) output.textContent = minutes;
  }
}

for (const total of document.querySelectorAll("[data-minutes]")) {
  const group = document.getElementById(`${total.dataset.minutes}-group`);
  const redraw = () => draw(total, group);
  group.addEventListener("input", redraw);
  group.addEventListener("change", redraw);
  document.addEventListener("formset:added", redraw);
  document.addEventListener("formset:removed", redraw);
  redraw();
}
