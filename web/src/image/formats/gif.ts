import type { Data, Head } from "./format";

const END = 0x3b;
const EXTENSION = 0x21;
const PICTURE = 0x2c;

/** A GIF is blocks, each of pieces that say how long they are; a whole first picture is all that a network reads. */
export function gif({ bytes, view }: Data): Head {
  const head = { width: view.getUint16(6, true), height: view.getUint16(8, true), last: 13 };
  let pictures = 0;
  const ends = (ending: Head["ending"]): Head => ({ ...head, animated: pictures > 1, ending });
  for (let at = 13 + table(bytes[10]); at < bytes.length;) {
    const sign = bytes[at];
    if (sign === END) return ends("whole");
    if (sign !== EXTENSION && sign !== PICTURE) break;
    const end = pastPieces(bytes, sign === EXTENSION ? at + 2 : at + 11 + table(bytes[at + 9]));
    if (end === null) break;
    if (sign === PICTURE) pictures++;
    head.last = at = end;
  }
  return ends(pictures ? "open" : "cut");
}

/** Bytes of the table of colours that flags announce. */
const table = (flags = 0) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);

/** Where the piece of length 0 ends that closes a block; null when the file ends before. */
function pastPieces(bytes: Uint8Array, at: number): number | null {
  for (let length = bytes[at]; length !== undefined; length = bytes[at]) {
    at += length + 1;
    if (length === 0) return at;
  }
  return null;
}
