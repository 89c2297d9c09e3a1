import { describe, expect, it } from "vitest";
import type { Manifest } from "../contract";
import { differenceOf, inPoints, opinionOf, rowsOf } from "./opinion";
import { peersOf } from "./peers";

const recipe = { size: 28, box: 20, thinnest: 2, thickest: 4, centre: "mass", middle: 14.5 };
const manifest = (id: string, labels: string[], more: object = {}): Manifest =>
  ({
    id,
    title: id,
    labels,
    signatures: { predict: { outputs: { probabilities: { shape: [1, labels.length] } } } },
    page: { kind: "draw", settings: { recipe, unsure_below: 0.5 } },
    ...more,
  }) as unknown as Manifest;
const comparison = { isSure: (probabilities: ArrayLike<number>) => Math.max(...Array.from(probabilities)) >= 0.5 };
const digits = manifest("one", ["a", "b", "c"]);
const say = (...probabilities: number[]) => opinionOf("First", digits, comparison, probabilities);
const other = (...probabilities: number[]) =>
  opinionOf("Second", manifest("two", ["c", "b", "a"]), comparison, probabilities);

describe("two networks on one input", () => {
  it("agree, and one may be surer", () => {
    expect(differenceOf(say(0.9, 0.1, 0), other(0.02, 0.03, 0.95))).toEqual({
      outcome: "agree",
      sentence: "Both say a; each is about as sure of it.",
    });
    expect(differenceOf(say(0.6, 0.4, 0), other(0, 0.05, 0.95)).sentence).toBe(
      "Both say a; Second is surer of it, by 35 points.",
    );
  });

  it("disagree, or are not sure", () => {
    expect(differenceOf(say(0.9, 0.1, 0), other(0.95, 0.05, 0))).toEqual({
      outcome: "differ",
      sentence: "They disagree: First says a, Second says c.",
    });
    expect(differenceOf(say(0.4, 0.3, 0.3), other(0.95, 0.05, 0)).sentence).toBe(
      "Second says c; First is not sure, and leans to a at 40 %.",
    );
    expect(differenceOf(say(0.4, 0.3, 0.3), other(0.2, 0.45, 0.35)).sentence).toBe(
      "Neither is sure. First leans to a at 40 %, Second leans to b at 45 %.",
    );
  });

  it("are compared label by label, by name and not by place", () => {
    const rows = rowsOf(say(0.9, 0.1, 0), other(0.5, 0.05, 0.45));
    expect(rows.map(({ label, more }) => [label, more])).toEqual([
      ["a", -45],
      ["b", 0],
      ["c", 50],
    ]);
    expect(rows.map(inPoints)).toEqual(["45 points less", "", "50 points more"]);
  });

  it("of many labels lists those that one of the two found likely", () => {
    const labels = Array.from({ length: 40 }, (_, index) => `label ${index}`);
    const of = (likely: number) =>
      opinionOf(
        "x",
        manifest("x", labels),
        comparison,
        labels.map((_, index) => (index === likely ? 0.9 : (0.001 * (40 - index)) / 40)),
      );
    expect(rowsOf(of(7), of(9)).map(({ label }) => label)).toEqual(["label 7", "label 9", "label 0", "label 1"]);
  });

  it("are peers by kind and by labels or recipe", () => {
    const all = [
      digits,
      manifest("shuffled", ["c", "a", "b"], { page: { kind: "draw", settings: { recipe: { ...recipe, box: 25 } } } }),
      manifest("recipe", ["x"]),
      manifest("neither", ["x"], { page: { kind: "draw", settings: { recipe: { ...recipe, box: 25 } } } }),
      manifest("boxes", ["a", "b", "c"], {
        signatures: { predict: { outputs: { probabilities: { shape: [1, 900, 3] } } } },
      }),
      manifest("photo", ["a", "b", "c"], { page: { kind: "photo", settings: {} } }),
    ];
    expect(peersOf(digits, all).map(({ id }) => id)).toEqual(["shuffled", "recipe"]);
  });
});
