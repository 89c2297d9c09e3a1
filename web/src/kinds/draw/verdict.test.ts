import { describe, expect, it } from "vitest";
import type { DrawSettings, Point } from "../../contract";
import { verdictOf, verdictWithoutNetwork } from "./verdict";

const settings = {
  unsure_below: 0.5,
  smallest: 0.05,
  fullest: 0.7,
  recipe: { box: 20 },
  invitation: "Draw a letter",
} as DrawSettings;
const labels = ["a", "b", "c"];
const drawingOf = (...points: Point[]) => ({
  drawing: { strokes: points.length ? [points] : [], pen: 0.05 },
  pixels: null,
});

describe("verdict", () => {
  it("does not ask the network about nothing or a dot", () => {
    expect(verdictWithoutNetwork(drawingOf(), settings, labels)).toMatchObject({ label: "", best: "" });
    expect(verdictWithoutNetwork(drawingOf([0.5, 0.5]), settings, labels)?.why).toMatch(/dot/);
    expect(verdictWithoutNetwork(drawingOf([0.5, 0.5], [0.5, 0.52]), settings, labels)?.label).toBe("");
    expect(verdictWithoutNetwork(drawingOf([0.1, 0.1], [0.5, 0.5]), settings, labels)).toBeNull();
  });

  it("does not ask the network about a filled area", () => {
    const line = drawingOf([0.1, 0.1], [0.9, 0.9]);
    expect(verdictWithoutNetwork({ ...line, pixels: Array(784).fill(80) }, settings, labels)).toBeNull();
    expect(verdictWithoutNetwork({ ...line, pixels: Array(784).fill(200) }, settings, labels)?.why).toMatch(/ink/);
  });

  it("answers when it is sure", () => {
    expect(verdictOf([0.1, 0.8, 0.1], settings, labels)).toMatchObject({
      label: "b",
      best: "b",
      probability: 0.8,
      why: "",
    });
  });

  it("says between which labels it doubts, and keeps the best", () => {
    const verdict = verdictOf([0.48, 0.07, 0.45], settings, labels);
    expect(verdict).toMatchObject({ label: "", best: "a" });
    expect(verdict.why).toMatch(/could be a.*could be c/);
  });

  it("of many labels names the likeliest, with a question mark", () => {
    const many = ["apple", ...Array.from({ length: 20 }, (_, index) => `thing ${index}`)];
    const probabilities = many.map((_, index) => (index === 0 ? 0.4 : 0.03));
    expect(verdictOf(probabilities, settings, many)).toMatchObject({
      label: "",
      best: "apple",
      why: "Perhaps an apple?",
    });
  });
});
