import type { Data, Head } from "./format";

const START_OF_SCAN = 0xda;
const END = 0xd9;

/**
 * A JPEG is segments that say how long they are, so the small picture in a camera's notes and its end mark are stepped
 * over; and scans, which go on until the next marker. The size stands in the first segment of the kind SOF.
 */
export function jpeg({ bytes, view }: Data): Head {
  const head: Head = { width: 0, height: 0, animated: false, ending: "cut", last: 2 };
  let scans = 0;
  for (let at = 2; ;) {
    at = nextMarker(bytes, at);
    const marker = bytes[at + 1];
    if (marker === undefined) return { ...head, ending: scans ? "open" : "cut", last: at };
    if (marker === END) return { ...head, ending: "whole", last: at + 2 };
    if (at + 4 > bytes.length) return { ...head, ending: scans ? "open" : "cut", last: at };
    const next = at + 2 + view.getUint16(at + 2);
    if (isFrame(marker) && !head.width && at + 9 <= bytes.length)
      Object.assign(head, { height: view.getUint16(at + 5), width: view.getUint16(at + 7) });
    if (next > bytes.length) return { ...head, ending: scans ? "open" : "cut", last: at };
    if (marker === START_OF_SCAN) scans++;
    at = next;
  }
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Where the next marker stands that begins a segment or ends the picture; the length of the file when none does. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1];
    if (code === undefined) return at;
    // In a scan, FF 00 is a byte of the picture, FF FF fills up, and D0 to D7 are places to begin anew at.
    if (code !== 0x00 && code !== 0x01 && code !== 0xff && !(code >= 0xd0 && code <= 0xd8)) return at;
  }
  return bytes.length;
}
