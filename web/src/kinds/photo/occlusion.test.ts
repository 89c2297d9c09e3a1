import { describe, expect, it } from "vitest";
import { CELLS, coverAt, covered, evidence, mattering, PLACES } from "./occlusion";

const LAST = PLACES * PLACES - 1;

describe("covers", () => {
  it("reach every corner and stay inside", () => {
    expect(coverAt(0, 160)).toEqual({ left: 0, top: 0, side: 42 });
    const last = coverAt(LAST, 160);
    expect([last.left + last.side, last.top + last.side]).toEqual([160, 160]);
  });

  it("leave no cell out", () => {
    expect(Math.min(...mattering(new Array(LAST + 1).fill(0.25)))).toBe(1);
  });

  it("are of the picture's mean colour", () => {
    const square = new Uint8ClampedArray(20 * 20 * 3).fill(80);
    square.set([120, 120, 120], 0);
    const result = covered(square, 20, 0);
    expect(Array.from(result.subarray(0, 3))).toEqual([80, 80, 80]);
    expect(square[0]).toBe(120);
  });
});

it("evidence grows with probability and is always finite", () => {
  expect(evidence(0.5)).toBe(0);
  expect(evidence(0.9)).toBeGreaterThan(evidence(0.8));
  expect(Number.isFinite(evidence(0)) && Number.isFinite(evidence(1))).toBe(true);
});

describe("mattering", () => {
  it("is most where covering takes away most, and 0 where it helps", () => {
    const drops = new Array(LAST + 1).fill(-0.1);
    drops[0] = 0.8;
    const map = mattering(drops);
    expect(map[0]).toBe(1);
    expect(map[CELLS * CELLS - 1]).toBe(0);
    expect(Math.max(...mattering(new Array(LAST + 1).fill(-0.1)))).toBe(0);
  });
});
