import { describe, expect, it } from "vitest";
import { answerBars } from "./answerBars";
import { describeNetwork, describeStep, describeView } from "./describe";
import type { Explanation } from "./explanation";
import { forwardPassOf, stepCount } from "./forwardPass";
import { layer, manifestWith } from "./manifest.fixture";

const explanation: Explanation = { noun: "drawing", samples: "pictures" };
const manifest = manifestWith({}, ["cat", "dog", "bee"], [1, 28, 28, 1], [1, 3]);
const pass = forwardPassOf(manifest, explanation);

describe("forwardPassOf", () => {
  it("counts the weights of hidden layers to the shown layer that they lead to", () => {
    const { input, stages, answerWeights } = pass;
    expect(input).toEqual({ name: "image", rows: 28, columns: 28, channels: 1 });
    expect(stages.map(({ layer: { name }, weights }) => [name, weights])).toEqual([["edges", 828]]);
    expect(answerWeights).toBe(90);
  });

  it("has no step for an answer that is no probabilities", () => {
    expect(stepCount(pass)).toBe(3);
    expect(stepCount(forwardPassOf(manifestWith({}, [], [1, 100], null), explanation))).toBe(2);
  });

  it("lets maps branch off where a kind says so", () => {
    const detector = manifestWith({}, [], [1, 28, 28, 1], null);
    detector.layers.push(layer("large again", 10, [28, 28, 2], true));
    const follows = (branches?: true) =>
      forwardPassOf(detector, { ...explanation, branches }).stages.map((stage) => stage.follows);
    expect([follows(), follows(true)]).toEqual([
      [true, true],
      [true, false],
    ]);
  });
});

describe("answerBars", () => {
  it("keeps few answers in their order, and sorts many", () => {
    const bars = answerBars(manifest, explanation, [0.1, 0.7, 0.2], 2);
    expect(bars.map(({ label }) => label)).toEqual(["cat", "dog", "bee"]);
    const many = manifestWith({}, Array.from("abcdefghijkl"), [1, 2, 2, 3], [1, 12]);
    const shares = Array.from({ length: 12 }, (_, index) => (index === 7 ? 0.8 : 0.01));
    expect(answerBars(many, explanation, shares, 2).map(({ label }) => label)).toEqual(["h", "a"]);
  });

  it("takes the highest of all boxes", () => {
    const boxes = manifestWith({}, ["cat", "dog"], [1, 2, 2, 3], [1, 2, 2]);
    expect(answerBars(boxes, explanation, [0.1, 0.2, 0.9, 0.3], 5)).toEqual([
      { label: "cat", share: 0.9 },
      { label: "dog", share: 0.3 },
    ]);
  });
});

describe("in words", () => {
  it("tells every step", () => {
    const bars = answerBars(manifest, explanation, [0.1, 0.7, 0.2], 5);
    const step = (at: number, values: Float32Array | null) =>
      describeStep(manifest, explanation, pass, at, values, bars, []);
    expect(describeNetwork(explanation, pass)).toContain("784 numbers");
    expect(step(0, null)).toContain("784 numbers, one for each point");
    expect(
      step(
        1,
        Float32Array.from({ length: 28 * 28 * 2 }, (_, i) => i),
      ),
    ).toMatch(/edges says\. 2 of 2 maps .* 828 weights/);
    expect(step(2, null)).toMatch(/1,568 numbers .* 90 more weights .* 3 answers\. Most speaks for dog, 70 %/);
  });

  it("says what a stage holds", () =>
    expect(describeView({ form: "maps", rows: 7, columns: 7, count: 128 })).toBe("128 maps, 7\u00a0×\u00a07"));
});
