import { describe, expect, it } from "vitest";
import type { GenerateSettings } from "../../contract";
import { defined, itemAt } from "../../shared/defined";
import { make } from "./make";

const settings = (way: "once" | "flow"): GenerateSettings => ({
  way,
  noise: [4],
  steps: 4,
  size: 2,
  examples: [],
  invitation: "",
});

describe("make", () => {
  it("follows a flow in steps from noise to the picture", async () => {
    const times: number[] = [];
    const stages = await make(settings("flow"), new Float32Array([-1, -1, 0, 1]), 3, 4, async (inputs) => {
      times.push(defined(inputs.time)[0] ?? 0);
      expect(defined(inputs.label)[0]).toBe(3);
      return new Float32Array([2, 0, 1, 5]);
    });
    expect(times).toEqual([0, 0.25, 0.5, 0.75]);
    expect(defined(stages).map((stage) => stage.time)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect([...defined(defined(stages).at(-1)).pixels]).toEqual([255, 0, 255, 255]);
  });
  it("makes a picture in one go", async () => {
    const stages = await make(
      settings("once"),
      new Float32Array(4),
      0,
      1,
      async () => new Float32Array([0, 0.5, 1, 2]),
    );
    expect([...itemAt(defined(stages), 0).pixels]).toEqual([0, 128, 255, 255]);
  });
  it("stops when it is wanted no more", async () => {
    expect(await make(settings("flow"), new Float32Array(4), 0, 4, async () => null)).toBeNull();
  });
});
