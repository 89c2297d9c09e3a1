import { useEffect, useState } from "react";
import type { Manifest } from "../contract";
import type { Network } from "../model/network";
import { inputOf, type Values } from "../model/tensors";
import { defined } from "../shared/defined";
import type { OcclusionSettings } from "./occlusion";
import { searchCounterfactual, occludeImage, type OcclusionMap, type CounterfactualSearch } from "./search";

/** The picture must stand still for so long before anything is tried on it, in milliseconds. */
const STILL = 150;
/** Between two reports to the page, in milliseconds. */
const NEWS = 80;

export interface Saliency {
  /** The picture that this is about. */
  picture: ArrayLike<number>;
  look: OcclusionMap;
  /** Null while the places are still being covered. */
  search: CounterfactualSearch | null;
}

/** A picture as a network is asked about it. */
export function askAlone(network: Network, manifest: Manifest) {
  return async (values: Values) => defined((await network.wonder(inputOf(manifest, values))).outputs.probabilities);
}

/**
 * Where a network looks on a picture, and what would change its mind; step by step, and given up with the next picture.
 *
 * @param picture null for nothing to look at: then nothing is worked out.
 * @returns what is known so far, of this picture or still of the one before; null before the first.
 */
export function useSaliency(
  network: Network | null,
  manifest: Manifest,
  picture: ArrayLike<number> | null,
  size: number,
  covers: OcclusionSettings,
): Saliency | null {
  const [looking, setLooking] = useState<Saliency | null>(null);

  const given = picture !== null;
  useEffect(() => (given ? () => setLooking(null) : undefined), [given]);
  useEffect(() => {
    if (!network || !picture) return;
    let wanted = true;
    const run = async () => {
      const ask = askAlone(network, manifest);
      let [seen, reported]: [OcclusionMap | null, number] = [null, performance.now()];
      for await (const step of occludeImage(ask, picture, size, covers)) {
        if (!wanted) return;
        seen = { ...step };
        if (!step.done && performance.now() - reported < NEWS) continue;
        reported = performance.now();
        setLooking({ picture, look: { ...step, drops: [...step.drops] }, search: null });
      }
      for await (const search of searchCounterfactual(ask, picture, size, covers)) {
        if (!wanted) return;
        if (!search.done && performance.now() - reported < NEWS) continue;
        reported = performance.now();
        setLooking({ picture, look: defined(seen), search });
      }
    };
    const timer = setTimeout(() => void run().catch(() => {}), STILL); // the worker was stopped; the page shows why
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [network, manifest, picture, size, covers]);

  return looking;
}
