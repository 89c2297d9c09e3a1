/** The way of an input through a network, as a picture shows it: the input, the layers that are shown, the answer. */

import type { Layer, Manifest } from "../contract";
import { viewOf, type View } from "./shape";

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
