import { runtimeFiles } from "../model/relaxedSimd";
import { ROOT } from "../site";

/** Tells the service worker what this page loaded before the worker was there, so that it works offline. */
export async function keepOffline(): Promise<void> {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const runtime = runtimeFiles().map((name) => `${ROOT}runtime/${name}`); // loaded by the network's worker, not by the page
  const page = location.href.split(/[?#]/)[0];
  active?.postMessage({ keep: [...new Set([page, ...loaded, ...runtime])].filter((url) => url.startsWith("http")) });
}
