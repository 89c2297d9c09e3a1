// Offline after one visit. Models are not kept here: the page keeps them itself, after checking their hash.
const CACHE = "glassbox-__VERSION__";
const SHELL = ["__SHELL__"];
const FRESH_FIRST = /\/$|\.html$|\.json$|\.ipynb$|\.md$|\.py$/; // what changes under the same name

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(SHELL))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("glassbox-") && name !== CACHE && name !== "glassbox-models";
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// A page tells what it loaded before this worker was there.
self.addEventListener("message", (event) => {
  const urls = (event.data?.keep ?? []).filter(
    (url) => new URL(url).origin === location.origin && !url.endsWith(".tflite"),
  );
  event.waitUntil(Promise.allSettled(urls.map((url) => fetchAndKeep(new Request(url)))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || url.pathname.endsWith(".tflite")) return;
  event.respondWith(FRESH_FIRST.test(url.pathname) ? freshFirst(request) : keptFirst(request));
});

async function fetchAndKeep(request) {
  const response = await fetch(request);
  // A captive portal answers everything with its own page: only pages may be HTML.
  const html = (response.headers.get("Content-Type") ?? "").includes("text/html");
  const page = /\/$|\.html$/.test(new URL(request.url).pathname);
  if (response.ok && html === page)
    await (await caches.open(CACHE)).put(request.url.split(/[?#]/)[0], response.clone());
  return response;
}

const kept = (request) => caches.open(CACHE).then((cache) => cache.match(request.url.split(/[?#]/)[0]));

async function freshFirst(request) {
  try {
    return await fetchAndKeep(request);
  } catch (error) {
    const response = await kept(request);
    if (response) return response;
    throw error;
  }
}

async function keptFirst(request) {
  return (await kept(request)) ?? fetchAndKeep(request);
}
