/** Where the bytes of a model's file are. */

import type { Manifest } from "../contract";
import { defined } from "../shared/defined";

/** A weight ships as a float16; of a normalisation less is left (glassbox/release/manifest.py). */
const BYTES = 2;

export interface Share {
  name: string;
  parameters: number;
  bytes: number;
  /** Of the whole file. */
  share: number;
}

/**
 * The layers that have weights, in the network's order, and what is left of the file.
 *
 * @returns null when the file is smaller than its weights as float16: then they ship in another form.
 */
export function bytesOf({
  layers,
  files,
}: Pick<Manifest, "layers" | "files">): { rows: Share[]; rest: number; whole: number } | null {
  const whole = defined(files["model.tflite"]).bytes;
  const rows = layers
    .filter(({ parameters }) => parameters > 0)
    .map(({ name, parameters, bytes = parameters * BYTES }) => ({ name, parameters, bytes, share: bytes / whole }));
  const rest = whole - rows.reduce((sum, { bytes }) => sum + bytes, 0);
  return rest < 0 ? null : { rows, rest, whole };
}
