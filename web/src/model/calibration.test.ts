import { describe, expect, it } from "vitest";
import { isSure, undivided } from "./calibration";

describe("whether a network knows what it was given", () => {
  it("is its largest probability where nothing was divided", () => {
    expect(undivided([0.2, 0.5, 0.3], { unsure_below: 0.5 })).toBe(0.5);
    expect(isSure([0.2, 0.5, 0.3], { unsure_below: 0.5 })).toBe(true);
    expect(isSure([0.2, 0.49, 0.31], { unsure_below: 0.5 })).toBe(false);
  });

  it("is judged by what the probabilities were before a temperature divided their scores", () => {
    const scores = [2, 1, 0, 0, 0, -1];
    const softmax = (temperature: number): number[] => {
      const powers = scores.map((score) => Math.exp(score / temperature));
      return powers.map((power) => power / powers.reduce((sum, one) => sum + one, 0));
    };
    for (const temperature of [0.5, 0.8, 1.6])
      expect(undivided(softmax(temperature), { unsure_below: 0, calibrated_by: temperature })).toBeCloseTo(
        Math.max(...softmax(1)),
        12,
      );
    const bar = { unsure_below: 0.6, calibrated_by: 0.5 };
    expect(Math.max(...softmax(0.5))).toBeGreaterThan(0.8); // it would be sure, by what it states
    expect(isSure(softmax(0.5), bar)).toBe(false);
  });

  it("stands a probability of nothing", () =>
    expect(undivided([1, 0, 0], { unsure_below: 0.5, calibrated_by: 0.5 })).toBe(1));
});
