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

  it("says the larger kind where its labels are likely together and none is alone", () => {
    const settings = { top: 5, unsure_below: 0.3, groups: ["cat", "cat", ""] };
    const cats = ["tabby", "tiger cat", "lamp"];
    expect(verdictOf([0.42, 0.38, 0.2], settings, cats)).toMatchObject({ label: "cat", larger: true, best: "tabby" });
    expect(verdictOf([0.42, 0.38, 0.2], settings, cats).probability).toBeCloseTo(0.8);
    expect(verdictOf([0.6, 0.3, 0.1], settings, cats)).toMatchObject({
      label: "tabby",
      larger: false,
      probability: 0.6,
    });
    expect(verdictOf([0.3, 0.25, 0.45], { ...settings, unsure_below: 0.6 }, cats)).toMatchObject({ label: "" });
    expect(verdictOf([0.2, 0.2, 0.6], settings, cats)).toMatchObject({ label: "lamp", larger: false });
  });
});
