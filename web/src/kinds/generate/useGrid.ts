import { useEffect, useEffectEvent, useState } from "react";
import type { GenerateSettings } from "../../contract";
import type { Network } from "../../model/network";
import { sentenceOf } from "../../model/problem";
import { defined } from "../../shared/defined";
import { type Ask, make, noiseCount, type Stage } from "./make";
import { noise } from "./noise";

export const PICTURES = 16;

export interface Wish {
  /** Number of the class. */
  label: number;
  /** Seed of the first picture; the others have the seeds after it. */
  seed: number;
  steps: number;
}

/** What has come into being so far: for each picture its stages, the newest last. */
export type Grid = Stage[][];

/** The seed of a picture of the grid; after the largest seed comes 0. */
export const seedAt = (wish: Wish, number: number): number => (wish.seed + number) % 2 ** 32;

/** The last stage of a picture that is done; null before. */
export const finishedOf = (stages: Stage[] | undefined): Stage | null =>
  stages?.at(-1)?.time === 1 ? defined(stages.at(-1)) : null;

/**
 * Make the pictures of a wish, one after the other, so that the first is there soon. A newer wish stops an older one.
 * `problem` is one sentence when the network refused, else empty.
 */
export function useGrid(
  settings: GenerateSettings,
  network: Network | null,
  wish: Wish | null,
  onMilliseconds: (value: number) => void,
) {
  const [grid, setGrid] = useState<Grid>([]);
  const [settled, setSettled] = useState<Wish | null>(null);
  const [problem, setProblem] = useState("");
  const report = useEffectEvent(onMilliseconds);

  useEffect(() => {
    if (!network || !wish) return;
    let wanted = true;
    const ask = asker(network, () => wanted);
    (async () => {
      for (let number = 0; number < PICTURES && wanted; number++) {
        const start = performance.now();
        const seed = seedAt(wish, number);
        const show = (stages: Stage[]) => wanted && setGrid((now) => Object.assign([...now], { [number]: stages }));
        const way: Stage[] = [];
        const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
        const stages = await make(settings, noise(seed, noiseCount(settings)), wish.label, wish.steps, ask, (stage) => {
          way.push(stage);
          if (!still) show([...way]); // it is watched as it comes
        });
        if (stages) show(stages);
        if (stages && number === 0) report(performance.now() - start);
      }
      if (wanted) setSettled(wish);
    })().catch((error: unknown) => wanted && setProblem(sentenceOf(error)));
    return () => {
      wanted = false;
      setGrid([]);
      setProblem("");
    };
  }, [network, wish, settings]);

  return { grid, settled: settled === wish, problem };
}

/**
 * Ask a network while something is wanted; its only output is what comes back. Not by `ask`: there a newer question takes
 * the place of an older one, and the grid and the walk would push each other out for ever.
 */
export function asker(network: Network, wanted: () => boolean): Ask {
  return async (inputs) => {
    if (!wanted()) return null;
    const { outputs } = await network.wonder(inputs);
    return wanted() ? (Object.values(outputs)[0] as Float32Array) : null;
  };
}
