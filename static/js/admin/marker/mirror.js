/* On a figure that shows both sides: the other side's marker, where its mirror image is. */
import { OTHER, Row, rowsOf } from "./rows.js";

const SHARED = ["figure", "point", "place", "site", "uncertainty_cun"];

export function twin(stage) {
  const { row } = stage, side = OTHER[row.value("side")];
  const forms = stage.isAlone ? [...document.querySelectorAll("#markers-group .inline-related:not(.empty-form)")] : [];
  const rows = stage.isAlone ? forms.map((form) => new Row(form, row.saved)) : stage.rows;
  return rows.find((one) => one.kind === "marker" && !one.isGone && one.value("side") === side && one.pair === row.pair);
}

export function mirror(stage) {
  if (!stage.canMirror) return;
  const { row } = stage, side = OTHER[row.value("side")];
  const found = twin(stage);
  const other = found ?? added(stage, row, side);
  if (!other) return;
  const before = other.snapshot();
  for (const handle of Object.keys(row.handles)) {
    const at = row.at(handle);
    other.move(handle, at && { x: 1 - at.x, y: at.y });
  }
  if (found) stage.remember([[other, before]]);
  stage.draw();
  stage.tools.say(found ? `Written into the form of the ${side} side. Save to keep it.` : `A new form for the ${side} side is filled in. Look at it, then save.`);
}

/* A new form of the same formset, filled in as far as the other side is the same. */
function added(stage, row, side) {
  const link = document.querySelector("#markers-group .add-row a");
  if (!link) return null;
  let form = null;
  document.addEventListener("formset:added", (event) => { form = event.target; }, { once: true });
  link.click();
  if (!form) return null;
  const other = stage.isAlone ? new Row(form, row.saved) : rowsOf(stage.element).find((one) => one.element === form);
  SHARED.forEach((name) => other.set(name, row.value(name)));
  other.set("side", side);
  const hidden = other.field("hidden");
  if (hidden) hidden.checked = row.field("hidden").checked;
  stage.chooser?.renew();
  return stage.isAlone ? other : stage.rows.find((one) => one.element === form);
}
