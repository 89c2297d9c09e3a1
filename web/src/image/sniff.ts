/** What a file is, from its own bytes: names and types that a system gives to files are often wrong. */

import { bmp } from "./formats/bmp";
import { boxes } from "./formats/boxes";
import { ascii, type Data, type Head } from "./formats/format";
import { gif } from "./formats/gif";
import { jpeg } from "./formats/jpeg";
import { png } from "./formats/png";
import { webp } from "./formats/webp";

/** Those that are opened, as their types are called, and those that are known only to be named. */
export type FileKind =
  | ("jpeg" | "png" | "gif" | "webp" | "bmp" | "avif" | "heic" | "tiff" | "jxl" | "jp2")
  | ("svg" | "pdf" | "video" | "raw" | "psd" | "unknown");

export interface Sniffed extends Head {
  kind: FileKind;
}

/** How files begin that are known by nothing else. */
const BEGINNINGS: [FileKind, string][] = [
  ["jxl", "\xff\x0a"],
  ["jxl", "\0\0\0\x0cJXL \r\n\x87\n"],
  ["jp2", "\0\0\0\x0cjP  \r\n\x87\n"],
  ["jp2", "\xff\x4f\xff\x51"],
  ["tiff", "II*\0"],
  ["tiff", "MM\0*"],
  ["raw", "FUJIFILMCCD-RAW"],
  ["psd", "8BPS"],
  ["pdf", "%PDF"],
  ["video", "\x1a\x45\xdf\xa3"], // WebM, Matroska
];

/** Look at the bytes of a file. */
export function sniff(bytes: Uint8Array<ArrayBuffer>): Sniffed {
  const file: Data = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  const nothing: Sniffed = {
    kind: "unknown",
    width: 0,
    height: 0,
    animated: false,
    ending: "whole",
    last: bytes.length,
  };
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return { kind: "jpeg", ...jpeg(file) };
    if (ascii(file, 1, 3) === "PNG") return { kind: "png", ...png(file) };
    if (ascii(file, 0, 4) === "GIF8") return { kind: "gif", ...gif(file) };
    if (ascii(file, 0, 4) === "RIFF" && ascii(file, 8, 4) === "WEBP") return { kind: "webp", ...webp(file) };
    if (ascii(file, 0, 2) === "BM" && bytes.length > 34) return { kind: "bmp", ...bmp(file) };
    if (ascii(file, 4, 4) === "ftyp") return boxes(file);
    const [kind] = BEGINNINGS.find(([, beginning]) => ascii(file, 0, beginning.length) === beginning) ?? [];
    if (kind) return { ...nothing, kind };
    if (/^\s*<(\?xml|!doctype svg|!--|svg)/i.test(ascii(file, 0, 200)) && /<svg[\s>]/i.test(ascii(file, 0, 4000))) {
      return { ...nothing, kind: "svg" };
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // it ended in the middle of what was read
    return { ...nothing, kind: sniffShort(file), ending: "cut" };
  }
  return nothing;
}

/** The kind of a file that is too short to say more. */
function sniffShort(file: Data): FileKind {
  if (file.bytes[0] === 0xff) return "jpeg";
  return ({ "\x89PN": "png", GIF: "gif", RIF: "webp" } as Record<string, FileKind>)[ascii(file, 0, 3)] ?? "unknown";
}
