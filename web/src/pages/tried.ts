/** Which experiments were tried here: kept in this browser, and nowhere else. */

const KEY = "glassbox-tried";
const MOST = 200;

/** Ids of what was tried; none where storage is switched off, or holds something else. */
export function readTried(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(-MOST) : []);
  } catch {
    return new Set();
  }
}

export function markTried(id: string): void {
  const tried = readTried();
  if (tried.has(id)) return;
  try {
    localStorage.setItem(KEY, JSON.stringify([...tried, id].slice(-MOST)));
  } catch {
    // Storage may be switched off or full; the mark is then missing.
  }
}
