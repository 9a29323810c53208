// A part of the picture does what its twin in the list does: that one is a plain link which htmx knows, while htmx
// lets a link within an SVG go its own way as well.
"use strict";

document.addEventListener("click", (event) => {
  const area = event.target.closest(".body-area");
  if (!area || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const href = area.getAttribute("href");
  const twin = document.querySelector(`.body-tree a[href="${href}"]`);
  if (!twin || !document.getElementById("_body_region")) return;
  event.preventDefault();
  document.querySelector(".body-area[aria-current]")?.removeAttribute("aria-current");
  area.setAttribute("aria-current", "true");
  twin.click();
});
