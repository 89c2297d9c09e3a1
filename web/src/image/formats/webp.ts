import { ascii, type Data, type Head } from "./format";

/** What holds a picture: with loss, without, or one of several that follow each other. */
const PICTURES = ["VP8 ", "VP8L", "ANMF"];

/**
 * A WebP is chunks in an envelope; both say how long they are. An envelope that says more or less than there is does
 * not matter while the first picture is whole, and `mend` says it right.
 */
export function webp(file: Data): Head {
  const { view, bytes } = file;
  const head: Head = { ...sizeOf(file), ending: "cut", last: bytes.length };
  let pictureEnd = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const end = at + 8 + view.getUint32(at + 4, true);
    if (end > bytes.length) {
      head.last = at;
      break;
    }
    if (!pictureEnd && PICTURES.includes(ascii(file, at, 4))) pictureEnd = end;
    at = end + (end % 2);
  }
  if (!pictureEnd) return head;
  const said = 8 + view.getUint32(4, true);
  return { ...head, ending: said >= pictureEnd && said <= head.last ? "whole" : "open" };
}

function sizeOf(file: Data): Pick<Head, "width" | "height" | "animated"> {
  const { view } = file;
  const form = ascii(file, 12, 4);
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (form === "VP8X") return { width: three(24) + 1, height: three(27) + 1, animated: (view.getUint8(20) & 2) !== 0 };
  if (form === "VP8L") {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1, animated: false };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, animated: false };
}
