/** Tells the service worker what this page loaded before the worker was there, so that it works offline. */
export async function keepOffline(more: string[]): Promise<void> {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  active?.postMessage({ keep: [...new Set([location.href.split(/[?#]/)[0], ...loaded, ...more])].filter((url) => url.startsWith("http")) });
}
