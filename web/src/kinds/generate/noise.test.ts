import { describe, expect, it } from "vitest";
import { itemAt } from "../../shared/defined";
import { amid, between, noise, seedOf } from "./noise";

describe("noise", () => {
  it("is the noise of glassbox/generation/noise.py", () => {
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

describe("amid", () => {
  const corners = [1, 2, 3, 4].map((seed) => noise(seed, 500));
  it("is each noise at its corner, and on an edge what lies between two", () => {
    corners.forEach((corner, number) => expect(amid(corners, number % 2, number > 1 ? 1 : 0)).toEqual(corner));
    expect(amid(corners, 0.3, 0)).toEqual(between(itemAt(corners, 0), itemAt(corners, 1), 0.3));
  });
  it("moves a little for a little step", () => {
    const [here, there] = [amid(corners, 0.4, 0.7), amid(corners, 0.41, 0.7)];
    expect(Math.max(...here.map((value, i) => Math.abs(value - (there[i] ?? 0))))).toBeLessThan(0.1);
  });
});

describe("seedOf", () => {
  it("takes whole numbers that fit, and nothing else", () => {
    expect(["0", " 42 ", "4294967295"].map(seedOf)).toEqual([0, 42, 4294967295]);
    expect(["", "-1", "1.5", "4294967296", "1e3", "🙂", "9".repeat(1000)].map(seedOf)).toEqual(Array(7).fill(null));
  });
});
