/** Values as networks take them. */

import type { Manifest } from "../contract";

export type Values = Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>;
/** Flat values by the name of the tensor; shapes are in the manifest. */
export type Named = Record<string, Values>;

/** How many values a tensor of this shape holds. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

/** Values for a network that is asked with one input: under the name that its manifest gives it. */
export function inputOf({ signatures }: Manifest, values: Values): Named {
  const [name] = Object.keys(signatures.predict.inputs) as [string];
  return { [name]: values };
}
