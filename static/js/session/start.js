// The page before the start: how it tells you, chosen and heard before anything runs; what you ticked once is ticked.
import { keep, ticked } from "../precautions/kept.js";
import { bind, prefs } from "./cues.js";

bind();

const form = document.querySelector(".start");
const boxes = [...form.querySelectorAll("[name=precautions]")];
const remember = form.querySelector("#remember");
const values = () => boxes.filter((box) => box.checked).map((box) => box.value);

// Only where the page comes fresh: one that came back to be changed shows what was sent.
if (form.hasAttribute("data-fresh")) prefill(new Set(ticked()));
offer();
speak();
form.addEventListener("change", () => { offer(); speak(); });
form.addEventListener("submit", () => { if (remember.checked && !remember.closest("p").hidden) keepThese(); });

function speak() { // hands-free the voice is on, until somebody chooses otherwise
  if (prefs.voice === null) form.querySelector("[data-cue=voice]").checked = form.elements.pace.value === "hands_free";
}

function prefill(kept) {
  const found = boxes.filter((box) => kept.has(box.value));
  for (const box of found) box.checked = true;
  if (found.length) form.querySelector("#prefilled").textContent = `${found.length} ticked already, from what you keep in this browser. A change here is for this time only, unless you choose to keep it.`;
}

function offer() { // to keep it, where it is not what is kept already
  const kept = new Set(ticked());
  remember.closest("p").hidden = boxes.every((box) => box.checked === kept.has(box.value));
}

function keepThese() { // what this routine did not ask about stays as it was
  const asked = new Set(boxes.map((box) => box.value));
  keep([...ticked().filter((one) => !asked.has(one)), ...values()]);
}
