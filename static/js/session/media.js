// The lock screen, media keys and the buttons of a headset: what they show, and what they press.
const session = navigator.mediaSession;
const press = (id) => document.getElementById(id)?.click();
const main = () => document.getElementById("btn-main");

// They send what the buttons on the page send; nothing of its own.
const HANDLERS = {
  play: () => { if (main()?.value !== "pause") press("btn-main"); }, // go on, or found it
  pause: () => { if (main()?.value === "pause") press("btn-main"); },
  nexttrack: () => press("btn-next"),
  previoustrack: () => press("btn-back"),
};

export function bind() {
  for (const [name, handler] of Object.entries(HANDLERS)) {
    try { session?.setActionHandler(name, handler); } catch { /* this browser does not know that button */ }
  }
}

// `made`: the track that is playing, or nothing.
export function show(words, going, made) {
  if (!session || !globalThis.MediaMetadata) return;
  if (!words) return over();
  const title = words.where;
  if (session.metadata?.title !== title || session.metadata.album !== words.phase) {
    const artist = document.querySelector(".session-title").textContent.trim();
    session.metadata = new MediaMetadata({ title, artist, album: words.phase, artwork: artwork() });
  }
  session.playbackState = going ? "playing" : "paused";
  place(made);
}

function over() {
  session.metadata = null;
  session.playbackState = "none";
}

// The figure that the page shows, from its own file.
function artwork() {
  const image = document.querySelector("#figure img");
  const src = image?.currentSrc || image?.src;
  return src ? [{ src, sizes: `${image.naturalWidth || 400}x${image.naturalHeight || 400}` }] : [];
}

function place(made) {
  const duration = made?.element.duration;
  if (!(duration > 0) || duration === Infinity) return;
  const position = Math.min(duration, made.element.currentTime);
  try { session.setPositionState?.({ duration, position, playbackRate: 1 }); } catch { /* not supported */ }
}
