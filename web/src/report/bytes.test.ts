import { describe, expect, it } from "vitest";
import type { Layer } from "../contract";
import { bytesOf } from "./bytes";

const layers = [
  { name: "scale", parameters: 0 },
  { name: "first", parameters: 100 },
  { name: "last", parameters: 50 },
] as Layer[];
const files = (bytes: number) => ({ "model.tflite": { bytes, sha256: "" } });

describe("bytesOf", () => {
  it("gives each layer two bytes a weight, and the rest to the graph", () => {
    expect(bytesOf({ layers, files: files(400) })).toEqual({
      rows: [
        { name: "first", parameters: 100, bytes: 200, share: 0.5 },
        { name: "last", parameters: 50, bytes: 100, share: 0.25 },
      ],
      rest: 100,
      whole: 400,
    });
  });

  it("believes a layer that says what it takes", () => {
    const folded = [...layers, { name: "norm", parameters: 80, bytes: 40 }] as Layer[];
    expect(bytesOf({ layers: folded, files: files(400) })).toMatchObject({
      rest: 60,
      rows: [{}, {}, { name: "norm", bytes: 40, share: 0.1 }],
    });
  });

  it("claims nothing of a file that is smaller than that", () =>
    expect(bytesOf({ layers, files: files(200) })).toBeNull());
});
