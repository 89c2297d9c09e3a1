import { describe, expect, it } from "vitest";
import { verdictOf } from "./verdict";

const labels = ["cup", "lamp", "pizza"];

describe("verdictOf", () => {
  it("names the best label, and the likeliest in order", () => {
    const verdict = verdictOf([0.1, 0.7, 0.2], { top: 2, unsure_below: 0.5 }, labels);
    expect(verdict.label).toBe("lamp");
    expect(verdict.top.map(({ label }) => label)).toEqual(["lamp", "pizza"]);
  });

  it("does not know below the threshold, and still says what it would have guessed", () => {
    const verdict = verdictOf([0.3, 0.25, 0.45], { top: 5, unsure_below: 0.46 }, labels);
    expect(verdict.label).toBe("");
    expect(verdict.best).toBe("pizza");
    expect(verdict.top).toHaveLength(3);
  });
});
