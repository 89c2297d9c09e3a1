/** The way through a network in words: the whole of it, and each step. */

import type { Manifest } from "../contract";
import { count, percent } from "../shared/format";
import type { Named } from "../model/protocol";
import type { AnswerBar } from "./answerBars";
import { nounOf, type ForwardPass } from "./forwardPass";
import { describeValues, type View } from "./shape";

/** How many numbers a view holds. */
function numbersIn(view: View): number {
  if (view.form === "maps") return view.rows * view.columns * view.count;
  return view.form === "grid" ? view.rows * view.columns : view.count;
}

/** The plain line under a stage: what it holds. */
export function describeView(view: View): string {
  if (view.form === "maps") return `${view.count} maps, ${view.rows}\u00a0×\u00a0${view.columns}`;
  return view.form === "grid" ? `${view.columns} numbers, ${view.rows} times` : `${view.count} numbers`;
}

/** The whole way in a few words. */
export function describeNetwork(manifest: Manifest, { input }: ForwardPass): string {
  const numbers = "rows" in input ? input.rows * input.columns * input.channels : input.length;
  if (manifest.page.kind === "generate") {
    const [goes, ends] =
      "rows" in input
        ? [`A picture on its way from noise goes in as ${count(numbers)} numbers`, "which way the picture is"]
        : [`${count(numbers)} random numbers go in`, "the picture"];
    return `${goes}, with your ${nounOf(manifest)}. Each step is simple arithmetic on those before it, with weights that were found in training. Nobody wrote down a rule; what stands at the end is ${ends}.`;
  }
  const goes =
    manifest.page.kind === "text"
      ? "character by character, each as a number"
      : `as ${count(numbers)} ${numbers === 1 ? "number" : "numbers"}`;
  return `Your ${nounOf(manifest)} goes in ${goes}. Each step is simple arithmetic on those before it, with weights that were found in training. Nobody wrote down a rule; what stands at the end is the answer.`;
}

/** The plain line under the input; of a network that makes pictures with what else it is told. */
export function describeInputBriefly(manifest: Manifest, input: ForwardPass["input"], { label, time }: Named): string {
  const size =
    "rows" in input
      ? `${input.rows} × ${input.columns}${input.channels === 3 ? ", in colour" : ""}`
      : `${count(input.length)} ${input.name === "tokens" ? "characters" : "numbers"}`;
  if (manifest.page.kind !== "generate" || !label) return size;
  return `${size}, “${manifest.labels[label[0]!]}”${time ? `, at ${percent(time[0]!, 0)} of the way` : ""}`;
}

/** The last step of a network that makes pictures. */
export function describeOutput({ stages, answerWeights, makes }: ForwardPass): string {
  const last = stages.at(-1);
  const from = last
    ? `From the ${count(numbersIn(last.view))} numbers of the last step, ${count(answerWeights)} more weights make one number for each point`
    : "One number for each point";
  return makes === "picture"
    ? `${from}: how bright it is. That is the picture.`
    : `${from}: how much lighter or darker it should get. This is where that would lead, in one go. The page takes one step that way, and asks again.`;
}

/** What the step `at` shows: 0 is the input, then the stages, then the answer. */
export function describeStep(
  manifest: Manifest,
  pass: ForwardPass,
  at: number,
  values: ArrayLike<number> | null,
  answers: AnswerBar[],
  axis: string[],
): string {
  const { input, stages, answerWeights } = pass;
  if (at === 0) return `${describeInput(manifest, input)} The network sees nothing else of your ${nounOf(manifest)}.`;
  if (at <= stages.length) {
    const { layer, weights } = stages[at - 1]!;
    const learnt =
      weights > 0 ? ` ${count(weights)} weights, found in training, make this step from what came before.` : "";
    return `${layer.says} ${values ? describeValues(layer, values, axis) : ""}${learnt}`.trim();
  }
  const last = stages.at(-1);
  if (answers.length === 0 || !last) return "What stands here is what you see above.";
  const { from, rest } = endings(manifest, answers);
  return `From ${from(count(numbersIn(last.view)))}, ${count(answerWeights)} more weights make one number ${rest}.`;
}

function describeInput(manifest: Manifest, input: ForwardPass["input"]): string {
  if (manifest.page.kind === "generate") {
    return "rows" in input
      ? `This is what goes in: ${count(input.rows * input.columns)} numbers, one for each point, partly noise still. Beside it go your choice, and how far the way is.`
      : `This is what goes in: ${count(input.length)} numbers that the seed drew, and beside them your choice.`;
  }
  if ("rows" in input) {
    const each =
      input.channels === 3
        ? "three for each point: how red, how green, how blue"
        : "one for each point: how bright it is";
    return `This is what goes in: ${count(input.rows * input.columns * input.channels)} numbers, ${each}.`;
  }
  if (manifest.page.kind === "text")
    return `This is what goes in, one character after the other, each as a number; shown are the last ones.`;
  return `This is what goes in: ${input.length} ${input.name === "tokens" ? "characters, each as a number" : "numbers"}.`;
}

/** How the last step is told: what the answer is made from, and what it is. */
function endings(manifest: Manifest, answers: AnswerBar[]): { from(numbers: string): string; rest: string } {
  const from = (numbers: string) => `the ${numbers} numbers of the last step`;
  switch (manifest.page.kind) {
    case "sum":
      return { from, rest: `for each character at each place. The likeliest are written: ${listAnswers(answers)}` };
    case "text":
      return {
        from: () => "the last row of numbers",
        rest: `for each character that could come next. Likeliest: ${listAnswers(answers.slice(0, 3))}`,
      };
    case "objects":
      return {
        from: () => "all these maps",
        rest: `for each thing in every box laid over the picture. Surest of all: ${listAnswers(surest(answers))}`,
      };
    default:
      return {
        from,
        rest: `for each of the ${manifest.labels.length} answers. Most speaks for ${listAnswers(surest(answers))}`,
      };
  }
}

/** Characters that cannot be seen, in words. */
const NAMED: Record<string, string> = { " ": "a space", "\n": "a new line" };
const surest = (answers: AnswerBar[]): AnswerBar[] => [
  answers.reduce((best, one) => (one.share > best.share ? one : best)),
];
const listAnswers = (answers: AnswerBar[]): string =>
  answers.map(({ label, share }) => `${NAMED[label] ?? label}, ${percent(share, share > 0.99 ? 1 : 0)}`).join("; ");
