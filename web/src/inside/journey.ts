/** The way of an input through a network, as a picture shows it: the input, the layers that are shown, the answer. */

import type { Layer, Manifest, SumSettings } from "../contract";
import { count, percent } from "../format";
import { inWords, viewOf, type View } from "./shape";

export interface Stage {
  layer: Layer;
  view: View;
  /** Weights between the stage before and this one, those of layers that are not shown among them. */
  weights: number;
  /** Whether it is made from the stage before; a detector also shows maps that branched off earlier. */
  follows: boolean;
}

export interface Journey {
  /** What is put in: a picture, or numbers. */
  input: { name: string; rows: number; columns: number; channels: number } | { name: string; length: number };
  stages: Stage[];
  /** Weights between the last stage and the answer. */
  answerWeights: number;
  /** Whether the answer is probabilities, which can be shown as bars. */
  answers: boolean;
}

/** How many steps there are: the input, the stages, the answer. */
export const lengthOf = ({ stages, answers }: Journey): number => stages.length + (answers ? 2 : 1);

/** The stages of a network, in its order. */
export function journeyOf(manifest: Manifest): Journey {
  const [name, { shape }] = Object.entries(manifest.signatures.inside.inputs)[0]!;
  const sides = shape.slice(1);
  const stages: Stage[] = [];
  let weights = 0;
  for (const layer of manifest.layers) {
    weights += layer.parameters;
    if (layer.inside === null) continue;
    const view = viewOf(layer.shape);
    stages.push({ layer, view, weights, follows: manifest.page.kind !== "objects" || shrinks(stages.at(-1)?.view, view) });
    weights = 0;
  }
  const input =
    sides.length === 3
      ? { name, rows: sides[0]!, columns: sides[1]!, channels: sides[2]! }
      : { name, length: sides.reduce((product, side) => product * side, 1) };
  return { input, stages, answerWeights: weights, answers: manifest.signatures.inside.outputs.probabilities !== undefined };
}

/** The same for a network that reads a text character by character: each layer as a memory of `rows` characters. */
export function textJourneyOf(manifest: Manifest, rows: number): Journey {
  const { stages } = journeyOf(manifest);
  const last = stages.at(-1)?.layer.inside === "logits" ? stages.pop() : undefined; // shown as the answer
  return {
    input: { name: "tokens", length: rows },
    stages: stages.map((stage) => {
      const shape = [rows, ...stage.layer.shape];
      return { ...stage, layer: { ...stage.layer, shape }, view: viewOf(shape) };
    }),
    answerWeights: last?.weights ?? 0,
    answers: true,
  };
}

/** Between two stages of one chain a map shrinks, to a quarter of its side at most. */
function shrinks(before: View | undefined, after: View): boolean {
  if (before?.form !== "maps" || after.form !== "maps") return true;
  return after.rows < before.rows && after.rows * 4 >= before.rows;
}

/** Rows of the largest map: by it the others are sized. */
export const largestOf = ({ stages }: Journey): number => Math.max(1, ...stages.map(({ view }) => (view.form === "maps" ? view.rows : 0)));

/** What a visitor's input is called in sentences. */
export function nounOf(manifest: Manifest): string {
  return { draw: "drawing", sum: "question", photo: "photo", camera: "picture", objects: "picture", text: "text", generate: "choice" }[manifest.page.kind];
}

export interface Said {
  label: string;
  share: number;
}

/** So many answers are all shown, in their own order, so that no bar changes its place. */
const FEW = 10;

/** An answer as bars: all of few, the likeliest `most` of many; place by place for what is written. */
export function answerOf(manifest: Manifest, probabilities: ArrayLike<number> | undefined, most: number): Said[] {
  if (!probabilities) return [];
  if (manifest.page.kind === "sum") return written(manifest.page.settings, probabilities);
  const labels = manifest.page.kind === "text" ? Array.from(manifest.page.settings.alphabet) : manifest.labels;
  const highest = new Array<number>(labels.length).fill(0);
  for (let i = 0; i < probabilities.length; i++) {
    highest[i % labels.length] = Math.max(highest[i % labels.length]!, probabilities[i]!);
  }
  const said = highest.map((share, index) => ({ label: labels[index]!, share }));
  return labels.length <= FEW ? said : said.sort((a, b) => b.share - a.share).slice(0, most);
}

function written({ alphabet }: SumSettings, probabilities: ArrayLike<number>): Said[] {
  const characters = Array.from(alphabet);
  return Array.from({ length: probabilities.length / characters.length }, (_, place) => {
    let best = 0;
    const at = (token: number) => probabilities[place * characters.length + token]!;
    for (let token = 1; token < characters.length; token++) if (at(token) > at(best)) best = token;
    return { label: characters[best]!, share: at(best) };
  });
}

/** How many numbers a view holds. */
export function numbersIn(view: View): number {
  if (view.form === "maps") return view.rows * view.columns * view.count;
  return view.form === "grid" ? view.rows * view.columns : view.count;
}

/** The plain line under a stage: what it holds. */
export function holds(view: View): string {
  if (view.form === "maps") return `${view.count} maps, ${view.rows}\u00a0×\u00a0${view.columns}`;
  return view.form === "grid" ? `${view.columns} numbers, ${view.rows} times` : `${view.count} numbers`;
}

/** The whole way in a few words. */
export function wholeInWords(manifest: Manifest, { input, stages }: Journey): string {
  const numbers = "rows" in input ? input.rows * input.columns * input.channels : input.length;
  const weights = stages.length > 0 ? "with weights that were found in training" : "with its weights";
  return `Your ${nounOf(manifest)} goes in as ${count(numbers)} ${numbers === 1 ? "number" : "numbers"}. Each step is made from those before it by multiplying and adding, ${weights}. Nobody wrote down a rule; what stands at the end is the answer.`;
}

/** What the step `at` shows: 0 is the input, then the stages, then the answer. */
export function stepInWords(manifest: Manifest, journey: Journey, at: number, values: ArrayLike<number> | null, said: Said[], axis: string[]): string {
  const noun = nounOf(manifest);
  const { input, stages } = journey;
  if (at === 0) {
    if ("rows" in input) {
      const numbers = input.rows * input.columns * input.channels;
      const each = input.channels === 3 ? "three for each point: how red, how green, how blue" : "one for each point: how bright it is";
      return `This is what goes in: ${count(numbers)} numbers, ${each}. The network sees nothing else of your ${noun}.`;
    }
    return `This is what goes in: ${input.length} ${input.name === "tokens" ? "characters, each as a number" : "numbers"}. The network sees nothing else of your ${noun}.`;
  }
  if (at <= stages.length) {
    const { layer, weights } = stages[at - 1]!;
    const learnt = weights > 0 ? ` ${count(weights)} weights, found in training, make this step from the one before.` : "";
    return `${layer.says} ${values ? inWords(layer, values, axis) : ""}${learnt}`.trim();
  }
  const last = stages.at(-1);
  const from = last ? `The ${count(numbersIn(last.view))} numbers of the last step` : "The numbers";
  if (manifest.page.kind === "sum") return `${from} are weighed and added up, once for each character at each place. The likeliest are written: ${spoken(said)}.`;
  if (manifest.page.kind === "text") return `${from} are weighed and added up, once for each character that could come next. Likeliest: ${spoken(said.slice(0, 3))}.`;
  if (said.length === 0) return `${from} become what you see above.`;
  if (manifest.page.kind === "objects") return `${from}, and those of the other maps, are weighed and added up for every box laid over the picture. Surest of all: ${spoken(surest(said))}.`;
  return `${from} are weighed and added up, once for each of the ${manifest.labels.length} answers. Most speaks for ${spoken(surest(said))}.`;
}

/** Characters that cannot be seen, in words. */
const NAMED: Record<string, string> = { " ": "a space", "\n": "a new line" };
const surest = (said: Said[]): Said[] => [said.reduce((best, one) => (one.share > best.share ? one : best))];
const spoken = (said: Said[]): string =>
  said.map(({ label, share }) => `${NAMED[label] ?? label}, ${percent(share, share > 0.99 ? 1 : 0)}`).join("; ");
