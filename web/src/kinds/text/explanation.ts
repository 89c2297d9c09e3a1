import { listAnswers } from "../../activations/describe";
import type { Explanation, ForwardPass } from "../../activations/explanation";
import { forwardPassOf } from "../../activations/forwardPass";
import { viewOf } from "../../activations/shape";
import type { Manifest, TextSettings } from "../../contract";

export const EXPLANATION: Explanation<TextSettings> = {
  noun: "text",
  samples: "texts",
  labels: ({ page }) => Array.from(page.settings.alphabet),
  describeWay: () => ({ input: "Your text goes in character by character, each as a number", end: "the answer" }),
  describeInput: () =>
    "This is what goes in, one character after the other, each as a number; shown are the last ones.",
  describeAnswer: (_numbers, bars) => ({
    from: "the last row of numbers",
    answer: `for each character that could come next. Likeliest: ${listAnswers(bars.slice(0, 3))}`,
  }),
};

/** The way through a network that reads a text character by character: each layer as a memory of `rows` characters. */
export function recurrentPassOf(manifest: Manifest<TextSettings>, rows: number): ForwardPass {
  const { stages } = forwardPassOf(manifest, EXPLANATION);
  const last = stages.at(-1)?.layer.inside === "logits" ? stages.pop() : undefined; // shown as the answer
  return {
    input: { name: "tokens", length: rows },
    stages: stages.map((stage) => {
      const shape = [rows, ...stage.layer.shape];
      return { ...stage, layer: { ...stage.layer, shape }, view: viewOf(shape) };
    }),
    answerWeights: last?.weights ?? 0,
    answers: true,
    product: null,
  };
}
