// "Go on with …": the way back into a session under way, for any page that has an empty <p data-resume hidden>.
import { running } from "./running.js";

function draw() {
  const session = running();
  for (const place of document.querySelectorAll("[data-resume]")) {
    place.hidden = !session;
    if (!session) continue;
    const link = Object.assign(document.createElement("a"), { href: session.url, className: "btn", textContent: `Go on with ${session.title}` });
    place.replaceChildren(link);
  }
}

draw();
addEventListener("pageshow", (e) => { if (e.persisted) draw(); });
addEventListener("storage", draw);
