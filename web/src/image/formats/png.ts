import { ascii, type Data, type Head } from "./format";

export interface Chunk {
  name: string;
  /** Of its content, within the file. */
  content: Uint8Array<ArrayBuffer>;
  /** Where it ends, with its checksum; past the end of the file when it was cut. */
  end: number;
}

/** The pieces of a PNG: each says how long it is. */
export function* chunksOf(file: Data): Generator<Chunk> {
  for (let at = 8; at + 8 <= file.bytes.length;) {
    const end = at + 12 + file.view.getUint32(at);
    yield { name: ascii(file, at + 4, 4), content: file.bytes.subarray(at + 8, end - 4), end };
    at = end;
  }
}

export function png(file: Data): Head {
  const head = { width: file.view.getUint32(16), height: file.view.getUint32(20), animated: false, last: 8 };
  let begun = false;
  for (const { name, content, end } of chunksOf(file)) {
    if (name === "acTL" && content.length >= 4)
      head.animated = new DataView(content.buffer, content.byteOffset).getUint32(0) > 1;
    if (name === "IEND") return { ...head, ending: "whole" };
    begun ||= name === "IDAT";
    if (end > file.bytes.length) break;
    head.last = end;
  }
  return { ...head, ending: begun ? "open" : "cut" };
}
