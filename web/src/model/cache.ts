/**
 * Files that passed their check, by address and hash, so that an experiment works offline after the first visit.
 *
 * Other sites may share this origin, another copy of this one among them: the name of the cache holds where it lies.
 */

const nameFor = (url: string) => `glassbox models ${url.replace(/experiments\/.*$/s, "")}`;

/** Address under which one version of a file is kept. */
export const addressOf = (url: string, sha256: string): string => `${url}?sha256=${sha256}`;

/** The bytes kept under an address; null when there are none, or when this page may not keep any. */
export async function recall(url: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const kept = await (await caches.open(nameFor(url))).match(url);
    return kept ? new Uint8Array(await kept.arrayBuffer()) : null;
  } catch {
    return null; // plain http and some private windows have no cache: the network still works
  }
}

/** Keep these bytes, in place of any other version of the same file. */
export async function keep(url: string, bytes: Uint8Array<ArrayBuffer> | string): Promise<void> {
  try {
    const cache = await caches.open(nameFor(url));
    await cache.delete(url, { ignoreSearch: true });
    await cache.put(url, new Response(bytes));
  } catch {
    // A full disk or a private window: the page works, it only has to fetch again next time.
  }
}

export async function forget(url: string): Promise<void> {
  try {
    await (await caches.open(nameFor(url))).delete(url);
  } catch {
    // Nothing could be kept, so there is nothing to forget.
  }
}
