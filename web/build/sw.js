// Offline after one visit. Models are not kept here: the page keeps them itself, after checking their hash.
// Other sites may share this origin, another copy of this one among them: a cache's name holds the scope.
const OWN = `glassbox shell ${registration.scope} `;
const CACHE = `${OWN}__VERSION__`;
const SHELL = ["__SHELL__"];
const FRESH_FIRST = /\/$|\.html$|\.json$|\.ipynb$|\.md$|\.py$/; // what changes under the same name
const OPEN_BEFORE = new URL("open-before", registration.scope).href; // no file: a note in the cache

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(SHELL))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    noteOpenPages()
      .then(tidy)
      .then(() => self.clients.claim()),
  );
});

const openPages = async () =>
  (await self.clients.matchAll({ type: "window", includeUncontrolled: true }))
    .filter(({ url }) => url.startsWith(registration.scope))
    .map(({ id }) => id);

/** Pages that are open now are of an older version, and may still ask for its files. */
async function noteOpenPages() {
  const cache = await caches.open(CACHE);
  await cache.put(OPEN_BEFORE, new Response(JSON.stringify(await openPages())));
}

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OWN));

/** Removes the caches of older versions, once no page is open that was there before this version. */
async function tidy() {
  const old = (await ownCaches()).filter((name) => name !== CACHE);
  if (old.length === 0) return;
  const note = await (await caches.open(CACHE)).match(OPEN_BEFORE);
  const before = new Set(note ? await note.json() : []);
  if ((await openPages()).some((id) => before.has(id))) return;
  await Promise.all(old.map((name) => caches.delete(name)));
}

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
  if (request.mode === "navigate") event.waitUntil(tidy());
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

/** From this version's cache; or from an older one, whose pages are still open. */
async function kept(request) {
  const url = request.url.split(/[?#]/)[0];
  const older = (await ownCaches()).filter((name) => name !== CACHE);
  for (const name of [CACHE, ...older]) {
    const response = await (await caches.open(name)).match(url);
    if (response) return response;
  }
}

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
