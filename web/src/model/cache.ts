/** Files that passed their check, by hash, so that an experiment works offline after the first visit. */

const NAME = "glassbox-models";

/** The bytes kept under a hash or an address; null when there are none, or when this page may not keep any. */
export async function recall(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const kept = await (await caches.open(NAME)).match(address(key));
    return kept ? new Uint8Array(await kept.arrayBuffer()) : null;
  } catch {
    return null; // plain http and some private windows have no cache: the network still works
  }
}

export async function keep(key: string, bytes: Uint8Array<ArrayBuffer> | string): Promise<void> {
  try {
    await (await caches.open(NAME)).put(address(key), new Response(bytes));
  } catch {
    // A full disk or a private window: the page works, it only has to fetch again next time.
  }
}

export async function forget(key: string): Promise<void> {
  try {
    await (await caches.open(NAME)).delete(address(key));
  } catch {
    // Nothing could be kept, so there is nothing to forget.
  }
}

function address(key: string): string {
  return new URL(`/glassbox-models/${encodeURIComponent(key)}`, location.origin).href;
}
