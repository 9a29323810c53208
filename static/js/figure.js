// Follows the links under a figure in place: the server draws the figure anew, the page around it stays.
// Without this script they are plain links. The address says what is shown, so it can be shared and reloaded.
const status = document.getElementById("figure-status");
let asked = 0;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-figure]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link);
});

async function show(link) {
  const mine = ++asked;
  const url = new URL(link.href);
  url.hash = "";
  const html = await fetchFigure(url);
  if (mine !== asked) return; // another link was followed meanwhile
  if (html === null) return say("No network: the figure stays as it is.");
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("_gallery");
  if (!fresh) return location.assign(link.href);
  await drawn(document.adoptNode(fresh).querySelector("img"));
  if (mine !== asked) return;
  document.getElementById("_gallery").replaceWith(fresh);
  history.replaceState(history.state, "", url);
  focusAgain(fresh, link.dataset.figure);
  say(fresh.dataset.said);
}

// Marks without their picture would point at nothing: wait for it, but not for long.
const drawn = (image) => Promise.race([image.decode().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 700))]);

// The fragment; an empty text when the server cannot, nothing without a network.
async function fetchFigure(url) {
  try {
    const response = await fetch(url, { headers: { "HX-Request": "true" } });
    return response.ok ? await response.text() : "";
  } catch {
    return null;
  }
}

// A picture that was chosen is no longer among those to choose from: then the figure itself.
function focusAgain(fresh, key) {
  const link = fresh.querySelector(`a[data-figure="${CSS.escape(key)}"]`);
  (link ?? fresh).focus({ preventScroll: Boolean(link) });
}

// Emptied first, so that the same words are said again.
function say(text) {
  status.textContent = "";
  setTimeout(() => { status.textContent = text; }, 50);
}
