import { describe, expect, it } from "vitest";
import type { Given } from "../session/session";
import { judge } from "./judge";

const given: Given = {
  thing: {
    kind: "drawing",
    drawing: {
      strokes: [
        [
          [0.1, 0.2],
          [0.5, 0.6],
        ],
      ],
      pen: 0.05,
    },
  },
  inputs: {},
  inputsFor: () => null,
  probabilities: [0.1, 0.9],
  best: "9",
  probability: 0.9,
  truth: null,
  milliseconds: 1,
  settled: true,
};
const whyNot = (...to: Parameters<typeof judge>) => {
  const judged = judge(...to);
  return "why" in judged ? judged.why : "it counted";
};

describe("a mistake", () => {
  it("counts when the network is sure of something else", () => {
    const judged = judge(given, "4", []);
    expect(judged).toMatchObject({ found: { truth: "4", answer: "9", probability: 0.9, thing: given.thing } });
    if ("found" in judged) expect(whyNot(given, "4", [judged.found])).toContain("already");
  });

  it("does not count when it is right, not sure, not read yet, or nobody's drawing", () => {
    expect(whyNot(given, "9", [])).toBe("Not fooled: it says 9, at 90 %.");
    expect(whyNot({ ...given, probability: 0.79 }, "4", [])).toContain("not sure: 9, at 79 %");
    expect(whyNot({ ...given, settled: false }, "4", [])).toContain("still reading");
    expect(whyNot({ ...given, thing: null }, "4", [])).toContain("not yours");
    expect(whyNot(null, "4", [])).toContain("nothing");
    expect(whyNot(given, "", [])).toBe("First say what it is.");
  });

  it("is worded for things and for nothing", () => {
    expect(whyNot({ ...given, best: "umbrella" }, "umbrella", [])).toBe("Not fooled: it says an umbrella, at 90 %.");
    expect(whyNot({ ...given, best: "", probability: 0.5 }, "4", [])).toContain("not sure: nothing, at 50 %");
  });
});
