import { runtimeFiles } from "../model/webAssembly";
import { ROOT } from "../shared/site";

/** Starts the service worker, and tells it what this page loaded before it was there, so that the page works offline. */
export async function keepOffline(): Promise<void> {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  try {
    await navigator.serviceWorker.register(`${ROOT}sw.js`);
  } catch {
    return; // private windows and plain http have no service worker: the page works, with a connection
  }
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  // The runtime is loaded by the network's worker, so it is not among the page's own resources.
  const runtime =
    document.body.dataset.page === "experiment" ? runtimeFiles().map((name) => `${ROOT}runtime/${name}`) : [];
  const page = location.href.replace(/[?#].*$/s, "");
  active?.postMessage({ keep: [...new Set([page, ...loaded, ...runtime])].filter((url) => url.startsWith("http")) });
}
