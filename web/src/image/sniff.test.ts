import { describe, expect, it, vi } from "vitest";
import { mend } from "./mend";
import fixture from "./pictures.fixture.json";
import { sniff } from "./sniff";

type Name = keyof typeof fixture;
const NAMES = Object.keys(fixture) as Name[];
const bytesOf = (name: Name) => Uint8Array.from(atob(fixture[name]), (letter) => letter.charCodeAt(0));
const text = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
/** Of each format, what its end mark takes away when it is missing. */
const MARKS: [Name, number][] = [
  ["jpeg", 2],
  ["jpeg with a small picture inside", 2],
  ["jpeg in several scans", 2],
  ["png", 12],
  ["png that moves", 12],
  ["gif", 1],
  ["gif that moves", 1],
];
const shownAlike = async () => [1, 2, 3];

describe("how a picture ends", () => {
  it.each(NAMES)("is whole: %s, and with bytes behind it", (name) => {
    const [kind] = name.split(" ");
    const bytes = bytesOf(name);
    expect(sniff(bytes)).toMatchObject({ kind, ending: "whole", animated: name.includes("moves") });
    expect(Math.max(sniff(bytes).width, 8) % 8).toBe(0);
    if (kind !== "webp" && kind !== "avif")
      expect(sniff(Uint8Array.of(...bytes, ...new Uint8Array(40))).ending).toBe("whole");
  });

  it.each(MARKS)("is open without its mark, and is mended: %s", async (name, mark) => {
    const bytes = bytesOf(name);
    const open = bytes.subarray(0, -mark);
    expect(sniff(open)).toMatchObject({ ending: "open", last: open.length });
    const parts = await mend(sniff(open), open, shownAlike);
    expect(new Uint8Array(await new Blob(parts ?? []).arrayBuffer())).toEqual(bytes);
  });

  it("is open where the envelope of a WebP says too much or too little, and is mended", async () => {
    for (const name of ["webp", "webp without loss", "webp that moves"] as const)
      for (const wrong of [1, -1, 1000, -20].map((by) => bytesOf(name).length - 8 + by)) {
        const bytes = bytesOf(name);
        new DataView(bytes.buffer).setUint32(4, wrong, true);
        if (sniff(bytes).ending === "whole") continue; // too little for what stands behind the first picture only
        const parts = await mend(sniff(bytes), bytes, shownAlike);
        expect(new Uint8Array(await new Blob(parts ?? []).arrayBuffer())).toEqual(bytesOf(name));
      }
  });

  it.each(NAMES)("is never whole when it was cut: %s", async (name) => {
    const bytes = bytesOf(name);
    const shownOtherwise = () => vi.fn().mockResolvedValueOnce([1]).mockResolvedValueOnce([2]);
    for (let length = 36; length < bytes.length * 0.8; length += 3) {
      const sniffed = sniff(bytes.subarray(0, length));
      expect(sniffed.ending, `${length} bytes`).not.toBe("whole");
      // The first picture of several may be there.
      if (sniffed.ending === "open" && !name.includes("moves"))
        expect(await mend(sniffed, bytes.subarray(0, length), shownOtherwise())).toBeNull();
    }
  });

  it("of several pictures needs the first only", async () => {
    for (const name of ["png that moves", "gif that moves", "webp that moves"] as const) {
      const open = bytesOf(name).subarray(0, -8);
      const parts = await mend(sniff(open), open, shownAlike);
      expect(sniff(new Uint8Array(await new Blob(parts ?? []).arrayBuffer())), name).toMatchObject({ ending: "whole" });
    }
  });

  it("asks the decoder whether the scan of a JPEG was cut", async () => {
    const open = bytesOf("jpeg").subarray(0, -2);
    const refuses = () => Promise.reject(new Error("no picture"));
    expect(await mend(sniff(open), open, refuses)).toBeNull();
  });

  it("is not asked of what is only named", () => {
    for (const [kind, bytes] of [
      ["jxl", text("\xff\x0a\x00")],
      ["jxl", text("\0\0\0\x0cJXL \r\n\x87\n....")],
      ["jp2", text("\0\0\0\x0cjP  \r\n\x87\n....")],
      ["heic", text("\0\0\0\x18ftypheic\0\0\0\0mif1heic........")],
      ["raw", text("\0\0\0\x18ftypcrx \0\0\0\0crx isom........")],
      ["psd", text("8BPS........")],
      ["tiff", text("II*\0............")],
      ["unknown", text("Not a picture at all.")],
      ["unknown", text("")],
    ] as const)
      expect(sniff(bytes)).toMatchObject({ kind, ending: "whole" });
  });
});
