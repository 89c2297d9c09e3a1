import { useEffect, useRef, useState } from "react";
import type { GenerateSettings } from "../../contract";
import type { Network } from "../../model/network";
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

/** Make the pictures of a wish, one after the other, so that the first is there soon. A newer wish stops an older one. */
export function useGrid(settings: GenerateSettings, network: Network | null, wish: Wish | null, onMilliseconds: (value: number) => void) {
  const [grid, setGrid] = useState<Grid>([]);
  const [settled, setSettled] = useState<Wish | null>(null);
  const tell = useRef(onMilliseconds);
  tell.current = onMilliseconds;

  useEffect(() => {
    setGrid([]);
    if (!network || !wish) return;
    let wanted = true;
    const ask = asker(network, () => wanted);
    (async () => {
      for (let number = 0; number < PICTURES && wanted; number++) {
        const start = performance.now();
        const seed = (wish.seed + number) % 2 ** 32;
        const show = (stages: Stage[]) => wanted && setGrid((now) => Object.assign([...now], { [number]: stages }));
        const way: Stage[] = [];
        const stages = await make(settings, noise(seed, noiseCount(settings)), wish.label, wish.steps, ask, (stage) => {
          way.push(stage);
          if (number === 0) show([...way]); // the first is watched as it comes; the others are shown when they are done
        });
        if (stages) show(stages);
        if (stages && number === 0) tell.current(performance.now() - start);
      }
      if (wanted) setSettled(wish);
    })().catch(() => {}); // the worker was stopped; the page shows why
    return () => void (wanted = false);
  }, [network, wish, settings]);

  return { grid, settled: settled === wish };
}

/** Ask a network while something is wanted, again where a newer question took the place; its only output is what comes back. */
export function asker(network: Network, wanted: () => boolean): Ask {
  return async (inputs) => {
    while (wanted()) {
      const answer = await network.ask("predict", inputs);
      if (answer && wanted()) return Object.values(answer.outputs)[0] as Float32Array;
    }
    return null;
  };
}
