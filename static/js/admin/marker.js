/* Figures in the editors' forms: what lies on them is placed by mouse, finger or keys; the number fields follow. */
import { Stage } from "./marker/stage.js";

const wire = (root) => root.querySelectorAll(".desk-stage").forEach((one) => new Stage(one));

/* A form that is not saved yet has no picture: it comes when the figure is chosen. */
async function fetchStage(row) {
  const figure = row.querySelector("[name$='-figure']");
  const place = row.querySelector(".field-picture .readonly");
  const known = document.querySelector(".desk-stage")?.dataset.preview;
  if (!figure?.value || !place) return;
  const point = document.getElementById("id_code")?.value ?? "";
  const address = new URL("../stage/", new URL(known ?? "/admin/acupoints/figure/preview/", location.href));
  address.search = new URLSearchParams({ figure: figure.value, point });
  const answer = await fetch(address);
  if (!answer.ok) return;
  place.innerHTML = await answer.text();
  wire(place);
}

wire(document);
document.addEventListener("formset:added", ({ target }) => {
  if (!target.querySelector(".field-picture")) return;
  target.querySelector("[name$='-figure']")?.addEventListener("change", () => fetchStage(target));
});
