import type { Data, Head } from "./format";

/** A BMP has no end mark: its size says how many bytes its rows need, unless they are packed. */
export function bmp({ bytes, view }: Data): Head {
  const width = Math.abs(view.getInt32(18, true));
  const height = Math.abs(view.getInt32(22, true));
  const bits = view.getUint16(28, true);
  const packed = ![0, 3, 6].includes(view.getUint32(30, true));
  const needed = view.getUint32(10, true) + height * 4 * Math.ceil((width * bits) / 32);
  const cut = !packed && bytes.length < needed - 4; // the last row may lack what fills it up
  return { width, height, animated: false, ending: cut ? "cut" : "whole", last: bytes.length };
}
