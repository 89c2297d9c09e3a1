/**
 * Fetch the files of an experiment, and let nothing through that is not exactly what the manifest promises.
 *
 * Most single flipped bits in a model load without complaint and change its answers, so every file is checked
 * against its size and SHA-256 before anything else sees it, and only then kept for use without a connection.
 */

import type { Manifest } from "../contract";
import { defined } from "../shared/defined";
import { addressOf, forget, keep, recall } from "./cache";
import { hashOf } from "./hash";
import { Problem } from "./problem";

/**
 * The bytes of the file `name`, of the size and with the SHA-256 that the manifest gives.
 *
 * @param onProgress told the share fetched so far, from 0 to 1, never less than before.
 * @throws Problem with one sentence; nothing is kept then, so that trying again starts afresh.
 */
export async function fetchVerified(
  base: string,
  manifest: Manifest,
  name: string,
  onProgress: (share: number) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  const promised = manifest.files[name];
  if (!promised) throw new Problem(`This experiment has no file named ${name}.`);

  const url = new URL(name, new URL(base, location.href)).href;
  const address = addressOf(url, promised.sha256);
  const kept = await recall(address);
  if (kept) {
    if (await matches(kept, promised)) {
      onProgress(1);
      return kept;
    }
    await forget(address);
  }
  let bytes = await download(url, name, promised.bytes, "default", onProgress);
  if (!(await matches(bytes, promised))) {
    // A browser or a proxy may hold the file of an earlier version: ask once past them.
    bytes = await download(url, name, promised.bytes, "reload", onProgress);
    if (!(await matches(bytes, promised))) throw new Problem(refusal(bytes, name));
  }
  await keep(address, bytes);
  onProgress(1);
  return bytes;
}

async function matches(bytes: Uint8Array<ArrayBuffer>, promised: { sha256: string; bytes: number }): Promise<boolean> {
  return bytes.length === promised.bytes && (await hashOf(bytes)) === promised.sha256;
}

/**
 * What a server answers.
 *
 * @throws Problem when it cannot be reached, or does not have the file.
 */
export async function request(url: string, name: string, cache: RequestCache): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { cache });
  } catch {
    throw new Problem(`${name} could not be fetched; check your connection and try again.`);
  }
  if (response.ok) return response;
  throw new Problem(
    response.status === 404
      ? `${name} is missing on the server (404); try again, or tell whoever runs this site.`
      : `The server could not send ${name} (${response.status}); try again in a moment.`,
  );
}

/** The body of a file, read no further than one byte more than promised: what is longer is wrong anyway. */
async function download(
  url: string,
  name: string,
  promised: number,
  cache: RequestCache,
  onProgress: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await request(url, name, cache);
  const bytes = new Uint8Array(promised + 1);
  let filled = 0;
  try {
    const reader = defined(response.body).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const fits = value.subarray(0, bytes.length - filled);
      bytes.set(fits, filled);
      filled += fits.length;
      onProgress(Math.min(1, filled / promised));
      if (filled > promised) {
        void reader.cancel().catch(() => {}); // whatever else would come is not wanted
        break;
      }
    }
  } catch {
    throw new Problem(`${name} stopped arriving before it was complete; check your connection and try again.`);
  }
  return bytes.slice(0, filled);
}

function refusal(bytes: Uint8Array, name: string): string {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
  return start.startsWith("<!doctype") || start.startsWith("<html")
    ? `The server sent a web page instead of ${name}, so it was not used; try again in a moment.`
    : `${name} is not the file that was tested, so it was not used; try again to fetch it afresh.`;
}
