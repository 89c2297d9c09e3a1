import { useEffect, useEffectEvent, useState } from "react";
import type { Manifest } from "../contract";
import type { Network } from "../model/network";
import type { Run } from "../session/session";
import { defined } from "../shared/defined";

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
  const [outcome, setOutcome] = useState<{ pair: Pair | null; possible: boolean }>(NOTHING_YET);
  const inputs = given?.inputs ?? null;
  const prepare = useEffectEvent(() => ({ run: given, second: manifest && (given?.inputsFor(manifest) ?? null) }));

  const asked = inputs !== null && manifest !== null && network !== null;
  useEffect(() => (asked ? () => setOutcome(NOTHING_YET) : undefined), [asked]);
  useEffect(() => {
    if (!inputs || !manifest || !network) return;
    const { run, second } = prepare();
    let wanted = true;
    const ask = async () => {
      if (!run || !second) return setOutcome({ pair: null, possible: false });
      const answer = await network.ask("predict", second);
      // Both answers at once: one that is newer than the other would show differences that are none.
      if (!wanted || !answer) return;
      const probabilities = defined(answer.outputs.probabilities);
      setOutcome({ pair: { run, probabilities, milliseconds: answer.milliseconds }, possible: true });
    };
    ask().catch(() => wanted && setOutcome(NOTHING_YET)); // the worker was stopped; the panel shows why
    return () => void (wanted = false);
  }, [inputs, manifest, network]);

  const { pair, possible } = outcome;
  return { pair, possible, settled: (given === null || given.settled) && pair?.run.inputs === given?.inputs };
}

const NOTHING_YET = { pair: null, possible: true };
