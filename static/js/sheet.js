// The print button: without a script the browser's own menu prints.
const place = document.querySelector("[data-print]");
place.hidden = false;
place.querySelector("button").addEventListener("click", () => print());
