// The session under way, so that its address is found again. It stays in this browser, and is ignored after a day.
const KEY = "session-running";
const DAY = 24 * 60 * 60 * 1000;
const ADDRESS = /^\/s\/[0-9a-f-]{36}\/$/;

export function running(now = Date.now()) {
  try {
    const { url, title, started } = JSON.parse(localStorage.getItem(KEY)) ?? {};
    const good = ADDRESS.test(url) && typeof title === "string" && started <= now && now - started < DAY;
    return good ? { url, title, started } : null;
  } catch { return null; }
}

export function keep(url, title) {
  if (running()?.url === url) return;
  try { localStorage.setItem(KEY, JSON.stringify({ url, title, started: Date.now() })); } catch { /* not kept */ }
}

export function forget(url) {
  try { if (running()?.url === url) localStorage.removeItem(KEY); } catch { /* nothing was kept */ }
}
