/** What a visitor made, across one loading of the page: kept in this browser, and gone from there once it is back. */

import type { Offer } from "./session";

const STORE = "kept";
const KEY = "made";

const asked = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error());
  });

/** One store for each page, which must not give its drawing to another. */
async function withStore<Value>(work: (store: IDBObjectStore) => Promise<Value>): Promise<Value> {
  const opening = indexedDB.open(`glassbox ${location.origin}${location.pathname}`);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await asked(opening);
  try {
    return await work(database.transaction(STORE, "readwrite").objectStore(STORE));
  } finally {
    database.close();
  }
}

/** Load the page anew; what is made there is offered again. Where the browser keeps nothing, the page is loaded without it. */
export async function reloadWith(made: Offer | null): Promise<void> {
  try {
    if (made) await withStore((store) => asked(store.put(made, KEY)));
  } catch {
    // A private window may keep nothing.
  }
  location.reload();
}

/** What was made before the page was loaded anew; null when nothing was kept. */
export async function takeKept(): Promise<Offer | null> {
  const [loading] = performance.getEntriesByType("navigation");
  if ((loading as PerformanceNavigationTiming | undefined)?.type !== "reload") return null;
  try {
    return await withStore(async (store) => {
      const made = (await asked(store.get(KEY))) as Offer | undefined;
      await asked(store.delete(KEY));
      return made ?? null;
    });
  } catch {
    return null;
  }
}
