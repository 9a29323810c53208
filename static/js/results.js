// Says how many results there are after htmx has changed them. The page works without it.
"use strict";

document.addEventListener("htmx:afterSettle", () => {
  const status = document.getElementById("results-status");
  const summary = document.querySelector("[data-summary]");
  if (status) status.textContent = summary ? summary.textContent : "";
});
