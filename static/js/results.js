// Says how many results there are after htmx has changed them, and lets the arrow keys go through them.
// The page works without it.
"use strict";

document.addEventListener("htmx:afterSettle", () => {
  const status = document.getElementById("results-status");
  const summary = document.querySelector("[data-summary]");
  if (status) status.textContent = summary ? summary.textContent : "";
});

// From the field down to the first result and up again; Escape leads back to the field. Tab works as ever.
document.addEventListener("keydown", (event) => {
  const field = document.getElementById("q");
  const stops = [field, ...document.querySelectorAll("#_search_results h3 a, #_search_results .hits > li > a")];
  const at = stops.indexOf(document.activeElement);
  if (at < 0 || event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[event.key];
  if (next === undefined || (event.key === "Escape" && at === 0) || !stops[next]) return;
  event.preventDefault();
  stops[next].focus();
});
