// "How is it now?": the answer and the history of sessions stay in this browser's own storage.
const KEY = "sessions";
const KEEP = 200;

function kept() {
  try { return JSON.parse(localStorage.getItem(KEY) ?? "[]"); } catch { return []; }
}

function remember(entry) {
  const others = kept().filter((one) => one.id !== entry.id);
  try { localStorage.setItem(KEY, JSON.stringify([...others, entry].slice(-KEEP))); } catch { /* nothing is kept */ }
}

export function ask(stage) {
  const box = stage.querySelector("[data-rating]");
  if (!box || box.dataset.asked) return;
  box.dataset.asked = "";
  box.hidden = false;
  const { id, routine } = stage.dataset;
  const known = kept().find((one) => one.id === id);
  const entry = known ?? { id, routine, title: document.querySelector(".session-title").textContent, at: new Date().toISOString() };
  if (!known) remember(entry);
  for (const input of box.querySelectorAll("input")) {
    input.checked = known?.rating === +input.value;
    input.addEventListener("change", () => {
      remember({ ...entry, rating: +input.value });
      box.querySelector("[data-rating-said]").textContent = "Noted, in this browser only.";
    });
  }
}
