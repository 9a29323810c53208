// "What applies to you": every tick is kept at once, in this browser only.
import { isAbout, keep, ticked } from "./kept.js";

const form = document.getElementById("what-applies");
const boxes = [...form.querySelectorAll("[name=precautions]")];
const said = document.getElementById("kept-said");

function show() {
  const kept = new Set(ticked());
  for (const box of boxes) box.checked = kept.has(box.value);
}

function save() {
  const slugs = boxes.filter((box) => box.checked).map((box) => box.value);
  if (!keep(slugs)) said.textContent = "Your browser does not let this site keep anything. The questions before each routine work all the same.";
  else if (slugs.length) said.textContent = `Kept in this browser: ${slugs.length} ticked.`;
  else said.textContent = "Nothing is ticked, and nothing is kept.";
}

form.querySelector("fieldset").disabled = false;
document.getElementById("not-kept").hidden = true; // it stands there until a script really runs
show();
form.addEventListener("change", save);
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("forget").addEventListener("click", () => {
  for (const box of boxes) box.checked = false;
  said.textContent = keep([]) ? "All forgotten." : "There was nothing to forget.";
});
addEventListener("storage", (event) => { if (isAbout(event)) show(); });
addEventListener("pageshow", (event) => { if (event.persisted) show(); });
