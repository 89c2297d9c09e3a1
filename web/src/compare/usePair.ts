import { defined } from "../shared/defined";
import { useEffect, useState } from "react";
import type { Manifest } from "../contract";
import type { Run } from "../session/session";
import type { Network } from "../model/network";

/** What two networks answered to one and the same input. */
export interface Pair {
  run: Run;
  probabilities: ArrayLike<number>;
  /** Time that the second network itself took. */
  milliseconds: number;
}

/** Ask a second network what the first was asked: the latest input wins. `possible` is false when it cannot be given this input. */
export function usePair(
  given: Run | null,
  manifest: Manifest | null,
  network: Network | null,
): { pair: Pair | null; possible: boolean; settled: boolean } {
  const [pair, setPair] = useState<Pair | null>(null);
  const [possible, setPossible] = useState(true);

  useEffect(() => {
    if (!given || !manifest || !network) return setPair(null);
    const inputs = given.inputsFor(manifest);
    setPossible(inputs !== null);
    if (!inputs) return setPair(null);
    let wanted = true;
    network.ask("predict", inputs).then(
      (answer) => {
        // Both answers at once: one that is newer than the other would show differences that are none.
        if (wanted && answer)
          setPair({
            run: given,
            probabilities: defined(answer.outputs.probabilities),
            milliseconds: answer.milliseconds,
          });
      },
      () => wanted && setPair(null), // the worker was stopped; the panel shows why
    );
    return () => void (wanted = false);
  }, [given?.inputs, manifest, network]);

  return { pair, possible, settled: (given === null || given.settled) && pair?.run.inputs === given?.inputs };
}
