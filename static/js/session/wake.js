// Keeps the screen on while a session runs. The browser takes the lock away when the page is hidden: ask again on return.
import { prefs } from "./cues.js";

let lock;
let asking = false;

export async function wake(running) {
  const want = running && prefs.wake && !document.hidden;
  if (want && !asking && (!lock || lock.released)) {
    asking = true;
    try { lock = await navigator.wakeLock?.request("screen"); } catch { /* refused: low battery, or not allowed */ }
    asking = false;
  }
  if (!want && lock && !lock.released) {
    await lock.release();
    lock = undefined;
  }
}
