/** Whole pictures with a sloppy end get the end that their format wants; those that were cut off are told apart. */

import type { Data } from "./formats/format";
import { chunksOf } from "./formats/png";
import type { Sniffed } from "./sniff";

const JPEG_END = Uint8Array.of(0xff, 0xd9);
const GIF_END = Uint8Array.of(0x3b);
const PNG_END = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);
/** Bytes of a scan of nothing. */
const NOISE = Uint8Array.from({ length: 64 }, (_, index) => (index * 89 + 37) % 251);
/** Nothing that is opened has so many bytes when it is unpacked. */
const MOST_UNPACKED = 1e9;

/**
 * A file with the end that its format wants, where all of the (first) picture is there; null where a part is missing.
 *
 * @param sniffed what `sniff` says of it: that its ending is open.
 * @param decode the pixels that the browser shows of a file; rejects where it shows none.
 */
export async function mend(
  { kind, last }: Sniffed,
  bytes: Uint8Array<ArrayBuffer>,
  decode: (parts: BlobPart[]) => Promise<ArrayLike<number>>,
): Promise<BlobPart[] | null> {
  const kept = bytes.subarray(0, last);
  if (kind === "gif") return [kept, GIF_END];
  if (kind === "webp") return [withItsSize(kept)];
  if (kind === "png") return mendPng(bytes, kept);
  // Only the decoder knows where the scan of a whole picture ends. What follows it changes nothing; in a scan that was
  // cut off, it is taken for a part of the picture.
  const mended = [kept, JPEG_END];
  try {
    const shown = await decode(mended);
    const other = await decode([kept, NOISE, JPEG_END]);
    return areSame(shown, other) ? mended : null;
  } catch {
    return null;
  }
}

/** A WebP whose envelope says how long it is. */
function withItsSize(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(4, bytes.length - 8, true);
  return copy;
}

/** A PNG is whole when its rows can be unpacked to their end. */
async function mendPng(bytes: Uint8Array<ArrayBuffer>, kept: Uint8Array<ArrayBuffer>): Promise<BlobPart[] | null> {
  const file: Data = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  const rows = [...chunksOf(file)].filter(({ name, end }) => name === "IDAT" && end <= kept.length);
  return (await canUnpack(rows.map(({ content }) => content))) ? [kept, PNG_END] : null;
}

async function canUnpack(packed: BlobPart[]): Promise<boolean> {
  const reader = new Blob(packed).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  try {
    for (let unpacked = 0; unpacked < MOST_UNPACKED;) {
      const { done, value } = await reader.read();
      if (done) return true;
      unpacked += value.length;
    }
    await reader.cancel();
    return true;
  } catch {
    return false;
  }
}

function areSame(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}
