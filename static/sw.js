// Reading without a network, by hand. Pages: the network first, the kept copy when it is slow or gone.
// Static files with a hash in their name: the kept copy first. Never touched: what NEVER says, and all but plain GETs.
"use strict";
const VERSION = "atlas-{{ version }}"; // filled in by the view; a new one throws the old cache away
const OFFLINE = "/offline/";
const NEVER = /^\/(s|admin|data|report|healthz|sw\.js)(\/|$)|^\/routines\/[^/]+\/start\//;
const UNKEPT = /^\/(search\/|practise\/.)/; // what somebody looked for, or missed, is theirs
const HASHED = /\.[0-9a-f]{12}\.\w+$/;
const FILES = /\/(?:static|media)\/[\w./-]+/g;
const IMPORTS = /^import (?:[^"\n]+ from )?"([^"]+)"/gm;
const CAP = 250, PATIENCE = 4000, KEEP_AT_ONCE = 40;

addEventListener("install", (event) => event.waitUntil(keepPage(OFFLINE).then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
  await clients.claim();
})()));
addEventListener("message", (event) => { // a page asks for itself and for those it leads to
  if (!Array.isArray(event.data?.keep)) return;
  const paths = event.data.keep.slice(0, KEEP_AT_ONCE).filter((path) => mayTouch(new Request(path)));
  event.waitUntil(Promise.allSettled(paths.map(keepPage)));
});
addEventListener("fetch", (event) => {
  if (mayTouch(event.request)) event.respondWith(answer(event));
});

function mayTouch(request) {
  const url = new URL(request.url);
  return request.method === "GET" && url.origin === location.origin && !NEVER.test(url.pathname)
    && !request.headers.has("HX-Request") && !request.headers.has("Range");
}
async function answer(event) {
  const request = event.request, kept = await caches.match(request);
  if (kept && HASHED.test(new URL(request.url).pathname)) return kept;
  const fresh = fetch(request).then((response) => { event.waitUntil(keep(request, response.clone())); return response; });
  event.waitUntil(fresh.catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  try {
    return await (kept ? Promise.race([fresh, late]) : fresh); // nothing kept: a slow page is better than none
  } catch {
    return kept ?? (request.mode === "navigate" ? await caches.match(OFFLINE) : undefined) ?? Response.error();
  }
}
async function keep(request, response) {
  const rule = response.headers.get("Cache-Control") ?? "";
  if (!response.ok || response.redirected || response.type !== "basic" || /no-store|private/.test(rule)) return;
  if (UNKEPT.test(new URL(request.url).pathname)) return;
  const cache = await caches.open(VERSION);
  await cache.put(request, response);
  const rest = (await cache.keys()).map((one) => one.url).filter((url) => !/\.(css|js|woff2)$|\/offline\/$/.test(url));
  for (const url of rest.slice(0, Math.max(0, (await cache.keys()).length - CAP))) await cache.delete(url);
}
async function keepPage(path) { // with the pictures, styles and scripts that it names
  const cache = await caches.open(VERSION), response = await fetch(path), html = await response.clone().text();
  await keep(new Request(path), response);
  const avif = html.includes(".avif"); // then the browser takes that, not the same picture as WebP
  const files = [...new Set(html.match(FILES))].filter((file) => !avif || !/figures\/.*\.webp$/.test(file));
  await Promise.allSettled(files.map(keepFile));
}
async function keepFile(file) { // with what it imports, where scripts are not joined
  const request = new Request(file);
  if (await caches.match(request)) return;
  const response = await fetch(request), text = file.endsWith(".js") ? await response.clone().text() : "";
  await keep(request, response);
  await Promise.allSettled([...text.matchAll(IMPORTS)].map(([, part]) => keepFile(new URL(part, request.url).pathname)));
}
