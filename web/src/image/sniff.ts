/** What a file is, from its own bytes: names and types that a system gives to files are often wrong. */

export type FileKind =
  "jpeg" | "png" | "gif" | "webp" | "bmp" | "avif" | "heic" | "tiff" | "svg" | "pdf" | "video" | "unknown";

export interface Sniffed {
  kind: FileKind;
  /** Size as stored, before any turning; 0 where it is not said near the beginning. */
  width: number;
  height: number;
  /** Holds more than one picture, shown one after the other. */
  animated: boolean;
  /** Ends where its format says it should; false for a file that was cut off. */
  complete: boolean;
}

const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** Look at the bytes of a file. */
export function sniff(bytes: Uint8Array): Sniffed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nothing: Sniffed = { kind: "unknown", width: 0, height: 0, animated: false, complete: true };
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xd8)
      return { ...nothing, kind: "jpeg", ...jpegSize(view), complete: endsAsJpeg(bytes) };
    if (ascii(bytes, 1, 3) === "PNG") return { ...nothing, kind: "png", ...png(view, bytes) };
    if (ascii(bytes, 0, 4) === "GIF8") return { ...nothing, kind: "gif", ...gif(view, bytes) };
    if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP")
      return { ...nothing, kind: "webp", ...webp(view, bytes) };
    if (ascii(bytes, 0, 2) === "BM" && bytes.length > 26) {
      return {
        ...nothing,
        kind: "bmp",
        width: Math.abs(view.getInt32(18, true)),
        height: Math.abs(view.getInt32(22, true)),
      };
    }
    if (ascii(bytes, 4, 4) === "ftyp") return { ...nothing, ...boxed(view, bytes) };
    if (["II*\0", "MM\0*"].includes(ascii(bytes, 0, 4))) return { ...nothing, kind: "tiff" };
    if (ascii(bytes, 0, 4) === "%PDF") return { ...nothing, kind: "pdf" };
    if (view.byteLength > 4 && view.getUint32(0) === 0x1a45dfa3) return { ...nothing, kind: "video" }; // WebM, Matroska
    if (/^\s*<(\?xml|!doctype svg|!--|svg)/i.test(ascii(bytes, 0, 200)) && /<svg[\s>]/i.test(ascii(bytes, 0, 4000))) {
      return { ...nothing, kind: "svg" };
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // it ended in the middle of what was read
    return { ...nothing, kind: sniffShort(bytes), complete: false };
  }
  return nothing;
}

/** The kind of a file that is too short to say more. */
function sniffShort(bytes: Uint8Array): FileKind {
  if (bytes[0] === 0xff) return "jpeg";
  return ({ "\x89PN": "png", GIF: "gif", RIF: "webp" } as Record<string, FileKind>)[ascii(bytes, 0, 3)] ?? "unknown";
}

/** A JPEG says its size in the first segment of the kind SOF, after its EXIF and colour profile. */
function jpegSize(view: DataView): { width: number; height: number } {
  for (let at = 2; at < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) break;
    const marker = view.getUint8(at + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return { width: 0, height: 0 };
}

/** Some cameras add bytes behind the picture, so its end mark is looked for and not only expected at the very end. */
function endsAsJpeg(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at > 1; at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}

function png(view: DataView, bytes: Uint8Array) {
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  let animated = false;
  for (let at = 8; at + 8 <= bytes.length;) {
    const name = ascii(bytes, at + 4, 4);
    if (name === "acTL") animated = view.getUint32(at + 8) > 1;
    if (name === "IEND") return { ...size, animated, complete: true };
    at += 12 + view.getUint32(at);
  }
  return { ...size, animated, complete: false };
}

function gif(view: DataView, bytes: Uint8Array) {
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  const table = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  const pastBlocks = (at: number) => {
    while (view.getUint8(at) !== 0) at += view.getUint8(at) + 1;
    return at + 1;
  };
  let frames = 0;
  for (let at = 13 + table(view.getUint8(10)); at < bytes.length;) {
    const sign = bytes[at];
    if (sign === 0x3b) return { ...size, animated: frames > 1, complete: true };
    if (sign === 0x21) at = pastBlocks(at + 2);
    else if (sign === 0x2c) {
      frames++;
      at = pastBlocks(at + 11 + table(view.getUint8(at + 9)));
    } else break;
  }
  return { ...size, animated: frames > 1, complete: false };
}

function webp(view: DataView, bytes: Uint8Array) {
  const complete = view.getUint32(4, true) + 8 <= bytes.length;
  const form = ascii(bytes, 12, 4);
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (form === "VP8X")
    return { width: three(24) + 1, height: three(27) + 1, animated: (view.getUint8(20) & 2) !== 0, complete };
  if (form === "VP8L") {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1, complete };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, complete };
}

/** Files made of boxes: AVIF, HEIC, and the video formats that they were made from. */
function boxed(view: DataView, bytes: Uint8Array): Partial<Sniffed> {
  const brands = ascii(bytes, 8, Math.min(64, view.getUint32(0)) - 8);
  const kind = /avi[fs]/.test(brands) ? "avif" : /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? "heic" : "video";
  const size = kind === "video" ? -1 : ascii(bytes, 0, Math.min(bytes.length, 4096)).indexOf("ispe");
  if (size < 0) return { kind, animated: /avis/.test(brands) };
  return { kind, animated: /avis/.test(brands), width: view.getUint32(size + 8), height: view.getUint32(size + 12) };
}
