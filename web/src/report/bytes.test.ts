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

  it("claims nothing of a file that is smaller than that", () => expect(bytesOf({ layers, files: files(200) })).toBeNull());
});
