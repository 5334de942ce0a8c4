{% load static %}// Keeps what checks a seal, so that a document is checked where there is no network.
const SHELF = "adminduk-seal-{{ version }}";
const SHELL = "{% url 'public:offline' %}";
const KEYS = "{% url 'public:seal_keys' %}";
const KEPT = [SHELL, KEYS, "{% url 'public:read_qr' %}"{% for file in files %}, "{% static file %}"{% endfor %}];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("adminduk-seal-") && name !== SHELF);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

async function answer(request) {
  const shelf = await caches.open(SHELF);
  const path = new URL(request.url).pathname;
  try {
    const fresh = await fetch(request);
    if (fresh.ok && KEPT.includes(path)) await shelf.put(path, fresh.clone());
    return fresh;
  } catch (offline) {
    // A page with a result is never kept: only the shell that checks the paper itself.
    const kept = await shelf.match(KEPT.includes(path) ? path : request.mode === "navigate" ? SHELL : request);
    if (kept) return kept;
    throw offline;
  }
}

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && new URL(event.request.url).origin === location.origin) {
    event.respondWith(answer(event.request));
  }
});
