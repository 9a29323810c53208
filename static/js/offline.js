// Keeps what was read for reading without a network (static/sw.js). The site works without it.
const wanted = document.documentElement.hasAttribute("data-offline"); // SERVICE_WORKER=off takes it away
const kept = document.getElementById("kept");

if (wanted && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).then(askToKeep, () => {}); // refused: no matter
}
if (wanted && kept && "caches" in window) listKept();

async function askToKeep() {
  const { active } = await navigator.serviceWorker.ready;
  const leads = navigator.connection?.saveData ? [] : document.querySelectorAll("[data-keep] a[href^='/points/']");
  const paths = [location.pathname + location.search, ...[...leads].map((link) => link.pathname)];
  active.postMessage({ keep: [...new Set(paths)] });
}

async function listKept() {
  if (location.pathname !== "/offline/") { // shown in place of another page
    document.querySelector("h1").textContent = "You are offline";
    document.getElementById("unfetched").hidden = false;
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) await listOne(request, await cache.match(request));
  }
  kept.hidden = !kept.querySelector("li");
  kept.querySelector("button").addEventListener("click", forget);
}

async function listOne(request, response) {
  const url = new URL(request.url);
  if (url.pathname === "/offline/" || !response?.headers.get("Content-Type")?.startsWith("text/html")) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const link = document.createElement("a");
  link.href = url.pathname + url.search;
  link.textContent = page.title.split(" – ")[0] || url.pathname;
  const item = document.createElement("li");
  item.append(link);
  kept.querySelector("ul").append(item);
}

async function forget() {
  for (const name of await caches.keys()) await caches.delete(name);
  kept.querySelector("ul").replaceChildren();
  kept.hidden = true;
  document.getElementById("kept-status").textContent = "The kept pages were deleted.";
}
