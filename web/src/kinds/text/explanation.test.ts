import { expect, it } from "vitest";
import { answerBars } from "../../activations/answerBars";
import { describeStep } from "../../activations/describe";
import { stepCount } from "../../activations/forwardPass";
import { layer } from "../../activations/manifest.fixture";
import type { Manifest, TextSettings } from "../../contract";
import { EXPLANATION, recurrentPassOf } from "./explanation";

it("takes each layer of a text as a memory, and its logits as the answer", () => {
  const text = {
    page: { settings: { alphabet: "ab\n" } },
    labels: [],
    layers: [layer("memory_1", 100, [4], true), { ...layer("logits", 12, [3], true), inside: "logits" }],
    signatures: { inside: { inputs: { state: { shape: [1, 1, 4], dtype: "float32" } }, outputs: {} } },
  } as unknown as Manifest<TextSettings>;
  const pass = recurrentPassOf(text, 6);
  expect(pass.stages.map(({ view }) => view)).toEqual([{ form: "grid", rows: 6, columns: 4 }]);
  expect([pass.answerWeights, stepCount(pass)]).toEqual([12, 3]);
  const bars = answerBars(text, EXPLANATION, [0.2, 0.1, 0.7], 2);
  expect(describeStep(text, EXPLANATION, pass, 2, null, bars, [])).toContain("a, 20 %; b, 10 %; a new line, 70 %");
});
