/** Make one picture: in one go, or along a flow in steps. The arithmetic is that of glassbox/generation/sampling.py. */
import type { GenerateSettings } from "../../contract";
import type { Named } from "../../model/tensors";

/** Asks the network once; null when the visitor wants something else by now. */
export type Ask = (inputs: Named) => Promise<Float32Array | null>;

/** Brightness 0 to 255 of every pixel, row by row. */
export type Pixels = Uint8ClampedArray<ArrayBuffer>;

/** What is on the way from noise to a picture, and how far: `time` from 0 to 1. */
export interface Stage {
  time: number;
  pixels: Pixels;
  /** What the network was asked here, for looking inside. */
  inputs: Named;
}

/** How many values the noise of a picture has. */
export const noiseCount = (settings: GenerateSettings): number =>
  settings.noise.reduce((product, size) => product * size, 1);

/**
 * The picture that a noise becomes, with every stage before it; `onStage` is told of each as it comes.
 *
 * @returns null when `ask` said that it is wanted no more.
 */
export async function make(
  settings: GenerateSettings,
  start: Float32Array<ArrayBuffer>,
  label: number,
  steps: number,
  ask: Ask,
  onStage: (stage: Stage) => void = () => {},
): Promise<Stage[] | null> {
  const labels = new Int32Array([label]);
  if (settings.way === "once") {
    const inputs = { noise: start, label: labels };
    const made = await ask(inputs);
    if (!made) return null;
    const stage = { time: 1, pixels: Uint8ClampedArray.from(made, (value) => value * 255), inputs };
    onStage(stage);
    return [stage];
  }
  const stages: Stage[] = [];
  let picture = start;
  for (let step = 0; step <= steps; step++) {
    const time = step / steps;
    const inputs = { picture, time: new Float32Array([Math.min(time, 1 - 1 / steps)]), label: labels };
    const stage = { time, pixels: pixelsOf(picture), inputs };
    stages.push(stage);
    onStage(stage);
    if (step === steps) break;
    const velocity = await ask(inputs);
    if (!velocity) return null;
    picture = Float32Array.from(picture, (value, i) => value + (velocity[i] ?? 0) / steps);
  }
  return stages;
}

/** Brightness -1 to 1 as 0 to 255. */
function pixelsOf(picture: Float32Array): Pixels {
  return Uint8ClampedArray.from(picture, (value) => (value + 1) * 127.5);
}
