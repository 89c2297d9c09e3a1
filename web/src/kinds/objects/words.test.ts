import { describe, expect, it } from "vitest";
import type { Box } from "../../image/fit";
import type { Detection } from "./nms";
import { inWords, whyThis } from "./words";

const box: Box = [0, 0, 1, 1];
const one = (label: number, driven = 0): Detection => ({
  label,
  score: 0.9,
  box,
  driven: Array.from({ length: driven }, (_, anchor) => ({ anchor, label, score: 0.5, box, thrownBy: null })),
});

describe("words", () => {
  it("counts what is seen more than once", () => {
    expect(inWords([one(1), one(0), one(1)], ["cup", "person"])).toBe("2 × person, cup");
    expect(inWords([], ["cup"])).toBe("");
  });

  it("says how many boxes gave way", () => {
    expect(whyThis(one(0), ["cup"], 0.5)).toContain("Only one box");
    expect(whyThis(one(0, 1), ["cup"], 0.5)).toContain("another one overlaps");
    expect(whyThis(one(0, 3), ["cup"], 0.45)).toContain("3 others overlap it by more than 45 %");
  });
});
