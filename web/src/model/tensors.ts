/** Values as networks take them. */

import type { Manifest } from "../contract";
import type { Named, Values } from "./protocol";

/** How many values a tensor of this shape holds. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

/** Values for a network that is asked with one input: under the name that its manifest gives it. */
export function inputOf({ signatures }: Manifest, values: Values): Named {
  const [name] = Object.keys(signatures.predict.inputs) as [string];
  return { [name]: values };
}
