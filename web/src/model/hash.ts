import { sha256 } from "@noble/hashes/sha2.js";

/**
 * SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
 *
 * Browsers offer `crypto.subtle` on https and on localhost only. A class that serves the site over plain http in its
 * own network gets the same check from a small library.
 */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = globalThis.crypto?.subtle
    ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
    : sha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
