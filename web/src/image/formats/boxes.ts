import { ascii, type Data, type Head } from "./format";

/** Files made of boxes that say how long they are: AVIF, HEIC, and the video formats that they were made from. */
export function boxes(file: Data): Head & { kind: "avif" | "heic" | "raw" | "video" } {
  const brands = ascii(file, 8, Math.min(64, file.view.getUint32(0)) - 8);
  const kind = /avi[fs]/.test(brands)
    ? "avif"
    : /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands)
      ? "heic"
      : brands.startsWith("crx ")
        ? "raw"
        : "video";
  const size = ascii(file, 0, Math.min(file.bytes.length, 4096)).indexOf("ispe");
  const [width, height] =
    kind === "video" || size < 0 ? [0, 0] : [file.view.getUint32(size + 8), file.view.getUint32(size + 12)];
  const ending = kind === "avif" && !reachesEnd(file) ? "cut" : "whole";
  return { kind, width, height, animated: brands.includes("avis"), ending, last: file.bytes.length };
}

/** Whether every box lies within the file, and one of them holds the picture. */
function reachesEnd(file: Data): boolean {
  const { bytes, view } = file;
  let at = 0;
  let picture = false;
  while (at + 8 <= bytes.length) {
    const length = view.getUint32(at);
    picture ||= ascii(file, at + 4, 4) === "mdat";
    if (length === 0) return picture; // up to the end of the file
    at += length === 1 ? Number(view.getBigUint64(at + 8)) : Math.max(8, length);
  }
  return picture && at <= bytes.length;
}
