import { describe, expect, it } from "vitest";
import { drawingCodec, type DrawingContent } from "../links/drawing";
import type { Run } from "../session/session";
import { judge } from "./judge";

const content: DrawingContent = {
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
};
const run: Run = {
  content,
  inputs: {},
  inputsFor: () => null,
  probabilities: [0.1, 0.9],
  best: "9",
  probability: 0.9,
  truth: null,
  milliseconds: 1,
  settled: true,
};
const whyNot = (...to: Parameters<typeof judge> extends [...infer First, unknown] ? First : never) => {
  const judged = judge(...to, drawingCodec);
  return "why" in judged ? judged.why : "it counted";
};

describe("a mistake", () => {
  it("counts when the network is sure of something else", () => {
    const judged = judge(run, "4", [], drawingCodec);
    expect(judged).toMatchObject({ found: { truth: "4", answer: "9", probability: 0.9, content: run.content } });
    if ("found" in judged) expect(whyNot(run, "4", [judged.found])).toContain("already");
  });

  it("does not count when it is right, not sure, not read yet, or nobody's drawing", () => {
    expect(whyNot(run, "9", [])).toBe("Not fooled: it says 9, at 90 %.");
    expect(whyNot({ ...run, probability: 0.79 }, "4", [])).toContain("not sure: 9, at 79 %");
    expect(whyNot({ ...run, settled: false }, "4", [])).toContain("still reading");
    expect(whyNot({ ...run, content: null }, "4", [])).toContain("not yours");
    expect(whyNot(null, "4", [])).toContain("nothing");
    expect(whyNot(run, "", [])).toBe("First say what it is.");
  });

  it("is worded for things and for nothing", () => {
    expect(whyNot({ ...run, best: "umbrella" }, "umbrella", [])).toBe("Not fooled: it says an umbrella, at 90 %.");
    expect(whyNot({ ...run, best: "", probability: 0.5 }, "4", [])).toContain("not sure: nothing, at 50 %");
  });
});
