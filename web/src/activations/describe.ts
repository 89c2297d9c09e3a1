/** The way through a network in words: the whole of it, and each step. */

import type { Manifest } from "../contract";
import type { Named } from "../model/tensors";
import { count, percent } from "../shared/format";
import type { AnswerBar, Explanation, ForwardPass } from "./explanation";
import { describeValues, type View } from "./shape";

/** How many numbers a view holds. */
export function numbersIn(view: View): number {
  if (view.form === "maps") return view.rows * view.columns * view.count;
  return view.form === "grid" ? view.rows * view.columns : view.count;
}

/** The plain line under a stage: what it holds. */
export function describeView(view: View): string {
  if (view.form === "maps") return `${view.count} maps, ${view.rows}\u00a0×\u00a0${view.columns}`;
  return view.form === "grid" ? `${view.columns} numbers, ${view.rows} times` : `${view.count} numbers`;
}

/** The whole way in a few words. */
export function describeNetwork({ noun, describeWay }: Explanation, pass: ForwardPass): string {
  const { input, end } = describeWay?.(pass) ?? {
    input: `Your ${noun} goes in as ${inNumbers(sizeOfInput(pass.input))}`,
    end: "the answer",
  };
  return `${input}. Each step is simple arithmetic on those before it, with weights that were found in training. Nobody wrote down a rule; what stands at the end is ${end}.`;
}

/** How many numbers go in. */
export const sizeOfInput = (input: ForwardPass["input"]): number =>
  "rows" in input ? input.rows * input.columns * input.channels : input.length;

const inNumbers = (numbers: number): string => `${count(numbers)} ${numbers === 1 ? "number" : "numbers"}`;

/** The plain line under the input. */
export function describeInputBriefly(
  manifest: Manifest,
  explanation: Explanation,
  input: ForwardPass["input"],
  inputs: Named,
): string {
  const size =
    "rows" in input
      ? `${input.rows} × ${input.columns}${input.channels === 3 ? ", in colour" : ""}`
      : `${count(input.length)} ${input.name === "tokens" ? "characters" : "numbers"}`;
  return explanation.describeInputBriefly?.(size, manifest, inputs) ?? size;
}

/** What the step `at` shows: 0 is the input, then the stages, then the answer. */
export function describeStep(
  manifest: Manifest,
  explanation: Explanation,
  pass: ForwardPass,
  at: number,
  values: ArrayLike<number> | null,
  bars: AnswerBar[],
  axis: string[],
): string {
  const { stages, answerWeights, product } = pass;
  if (at === 0) {
    const input = explanation.describeInput?.(pass) ?? describeInput(pass.input);
    return `${input} The network sees nothing else of your ${explanation.noun}.`;
  }
  const stage = stages[at - 1];
  if (stage) {
    const { layer, weights } = stage;
    const learnt =
      weights > 0 ? ` ${count(weights)} weights, found in training, make this step from what came before.` : "";
    return `${layer.says} ${values ? describeValues(layer, values, axis) : ""}${learnt}`.trim();
  }
  if (product) return product.describe(pass);
  const last = stages.at(-1);
  if (bars.length === 0 || !last) return "What stands here is what you see above.";
  const numbers = count(numbersIn(last.view));
  const { from, answer } = explanation.describeAnswer?.(numbers, bars) ?? {
    from: `the ${numbers} numbers of the last step`,
    answer: `for each of the ${manifest.labels.length} answers. Most speaks for ${listAnswers(surest(bars))}`,
  };
  return `From ${from}, ${count(answerWeights)} more weights make one number ${answer}.`;
}

function describeInput(input: ForwardPass["input"]): string {
  if ("rows" in input) {
    const each =
      input.channels === 3
        ? "three for each point: how red, how green, how blue"
        : "one for each point: how bright it is";
    return `This is what goes in: ${count(sizeOfInput(input))} numbers, ${each}.`;
  }
  return `This is what goes in: ${input.length} ${input.name === "tokens" ? "characters, each as a number" : "numbers"}.`;
}

/** Characters that cannot be seen, in words. */
const NAMED: Record<string, string> = { " ": "a space", "\n": "a new line" };

/** The highest bar alone. */
export const surest = (bars: AnswerBar[]): AnswerBar[] => [
  bars.reduce((best, one) => (one.share > best.share ? one : best)),
];

/** Answers with how likely each is: "dog, 70 %; bee, 20 %". */
export const listAnswers = (bars: AnswerBar[]): string =>
  bars.map(({ label, share }) => `${NAMED[label] ?? label}, ${percent(share, share > 0.99 ? 1 : 0)}`).join("; ");
