import { describe, expect, it } from "vitest";
import { GAP, mapAt, packMaps, sideOf } from "./packing";

describe("sideOf", () => {
  it("draws half the side with 0.7 of it, never too small to hit", () => {
    expect([sideOf(28, 28, 72), sideOf(14, 28, 72), sideOf(6, 192, 72)]).toEqual([72, 51, 24]);
  });
});

describe("packed", () => {
  it("takes what fits, and no more than wanted", () => {
    expect(packMaps({ width: 160, height: 160 }, 72, 72, 32, 4)).toEqual({
      width: 72,
      height: 72,
      shown: 4,
      across: 2,
    });
    expect(packMaps({ width: 40, height: 40 }, 72, 72, 32, 4)).toMatchObject({ shown: 1, across: 1 });
  });
});

it("knows which map lies at a point", () => {
  const packing = { width: 10, height: 10, shown: 3, across: 2 };
  expect(mapAt(packing, 5, 5)).toBe(0);
  expect(mapAt(packing, 10 + GAP + 1, 5)).toBe(1);
  expect(mapAt(packing, 5, 10 + GAP + 1)).toBe(2);
  expect(mapAt(packing, 10 + GAP / 2, 5)).toBeNull();
  expect(mapAt(packing, 10 + GAP + 1, 10 + GAP + 1)).toBeNull();
});
