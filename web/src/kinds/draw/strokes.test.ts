import { describe, expect, it } from "vitest";
import type { Drawing } from "../../contract";
import { defined } from "../../shared/defined";
import { boxOf, extentOf, isDot, nudged, pointOn, scaled } from "./strokes";

const drawing: Drawing = {
  strokes: [
    [
      [0.2, 0.3],
      [0.6, 0.4],
    ],
    [[0.5, 0.9]],
  ],
  pen: 0.05,
};

describe("strokes", () => {
  it("tells a dot from a line, also one of several equal points", () => {
    expect(drawing.strokes.map(isDot)).toEqual([false, true]);
    expect(
      isDot([
        [0.5, 0.9],
        [0.5, 0.9],
      ]),
    ).toBe(true);
    expect(isDot([])).toBe(false);
  });

  it("finds the box and the longer side", () => {
    expect(boxOf(drawing.strokes)).toEqual({ left: 0.2, top: 0.3, right: 0.6, bottom: 0.9 });
    expect(extentOf(drawing.strokes)).toBeCloseTo(0.6);
    expect(boxOf([])).toBeNull();
    expect(extentOf([[[0.5, 0.5]]])).toBe(0);
  });

  it("keeps points on the canvas", () => {
    const place = { left: 100, top: 50, width: 200, height: 200 };
    expect(pointOn(place, 200, 150)).toEqual([0.5, 0.5]);
    expect(pointOn(place, 0, 1000)).toEqual([0, 1]);
  });

  it("moves a drawing no further than the edge", () => {
    expect(defined(boxOf(nudged(drawing, 0.1, 0).strokes)).left).toBeCloseTo(0.3);
    expect(boxOf(nudged(drawing, 5, 5).strokes)).toMatchObject({ right: 1, bottom: 1 });
    expect(nudged({ strokes: [], pen: 1 }, 1, 1).strokes).toEqual([]);
  });

  it("keeps a drawing that is scaled on the canvas, and its pen", () => {
    let large = drawing;
    for (let i = 0; i < 40; i++) large = scaled(large, 1.1);
    const box = defined(boxOf(large.strokes));
    expect(extentOf(large.strokes)).toBeCloseTo(1);
    expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(-1e-9);
    expect(Math.max(box.right, box.bottom)).toBeLessThanOrEqual(1 + 1e-9);
    expect(large.pen).toBe(drawing.pen);
    let small = drawing;
    for (let i = 0; i < 80; i++) small = scaled(small, 1 / 1.1);
    expect(extentOf(small.strokes)).toBeCloseTo(0.05);
  });
});
