// Space and arrow keys only: single letters would fight screen readers (WCAG 2.1.4).
const KEYS = { " ": "btn-main", ArrowRight: "btn-next", ArrowLeft: "btn-back" };

document.addEventListener("keydown", (e) => {
  if (e.altKey || e.ctrlKey || e.metaKey || e.shiftKey || e.repeat || e.target.closest("input, textarea, select")) return;
  if (e.key === " " && e.target.closest("button, summary")) return; // Space presses what is focused
  const button = document.getElementById(KEYS[e.key] ?? "");
  if (button) {
    e.preventDefault();
    button.click();
  }
});

// The second click of a double click would hit the button that the first one brought. More time may be asked for twice.
let pressed;
document.addEventListener("click", (e) => {
  const button = e.target.closest("#session-stage button");
  const again = button?.id === "btn-extend" && pressed === "btn-extend";
  if (e.detail < 2) pressed = button?.id;
  if (e.detail < 2 || !button || again) return;
  e.preventDefault();
  e.stopImmediatePropagation();
}, true);
