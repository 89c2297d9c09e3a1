import { describe, expect, it } from "vitest";
import { between, noise, seedOf } from "./noise";

describe("noise", () => {
  it("is the noise of glassbox/data/noise.py", () => {
    const values = noise(42, 3);
    [0.683321, 2.168577, -1.314435].forEach((expected, i) => expect(values[i]).toBeCloseTo(expected, 5));
    expect(noise(2 ** 32 - 1, 1)[0]).toBeCloseTo(0.608776, 5);
  });
  it("is normal, and keeps its size on the way between two seeds", () => {
    const middle = between(noise(1, 20_000), noise(2, 20_000), 0.5);
    const spread = Math.sqrt(middle.reduce((sum, value) => sum + value * value, 0) / middle.length);
    expect(spread).toBeCloseTo(1, 1);
  });
});

describe("seedOf", () => {
  it("takes whole numbers that fit, and nothing else", () => {
    expect(["0", " 42 ", "4294967295"].map(seedOf)).toEqual([0, 42, 4294967295]);
    expect(["", "-1", "1.5", "4294967296", "1e3", "🙂", "9".repeat(1000)].map(seedOf)).toEqual(Array(7).fill(null));
  });
});
