/** The way of an input through a network, as a picture shows it: the input, the layers that are shown, the answer. */

import type { Manifest } from "../contract";
import { sizeOf } from "../model/tensors";
import type { Explanation, ForwardPass, Stage } from "./explanation";
import { viewOf, type View } from "./shape";

/** How many steps there are: the input, the stages, the answer. */
export const stepCount = ({ stages, answers }: ForwardPass): number => stages.length + (answers ? 2 : 1);

/** The stages of a network, in its order. */
export function forwardPassOf(manifest: Manifest, explanation: Explanation): ForwardPass {
  const { inputs, outputs } = manifest.signatures.inside;
  // Of several inputs the one with the most numbers: beside it a class and a time are only said.
  const [name, { shape }] = Object.entries(inputs).reduce((largest, one) =>
    sizeOf(one[1].shape) > sizeOf(largest[1].shape) ? one : largest,
  );
  const sides = shape.slice(1);
  const stages: Stage[] = [];
  let weights = 0;
  for (const layer of manifest.layers) {
    weights += layer.parameters;
    if (layer.inside === null) continue;
    const view = viewOf(layer.shape);
    stages.push({ layer, view, weights, follows: !explanation.branches || shrinks(stages.at(-1)?.view, view) });
    weights = 0;
  }
  const [rows, columns, channels] = sides;
  const picture = rows !== undefined && columns !== undefined && channels !== undefined && sides.length === 3;
  const product = explanation.product?.(manifest) ?? null;
  return {
    input: picture
      ? { name, rows, columns, channels, ...(explanation.signedInput && { signed: true as const }) }
      : { name, length: sizeOf(sides) },
    stages,
    answerWeights: weights,
    answers: outputs.probabilities !== undefined || product !== null,
    product,
  };
}

/** Between two stages of one chain a map shrinks, to a quarter of its side at most. */
function shrinks(before: View | undefined, after: View): boolean {
  if (before?.form !== "maps" || after.form !== "maps") return true;
  return after.rows < before.rows && after.rows * 4 >= before.rows;
}

/** Rows of the largest map: by it the others are sized. */
export const largestOf = ({ stages }: ForwardPass): number =>
  Math.max(1, ...stages.map(({ view }) => (view.form === "maps" ? view.rows : 0)));
