import { useEffect, useRef, useState, type RefObject } from "react";
import type { Network } from "../model/network";
import type { Named } from "../model/tensors";
import { useOnScreen } from "./useOnScreen";

/** Between two looks inside, in milliseconds: the answer itself comes first. */
const PAUSE = 100;

/** What went in, and what every layer made of it: always of one and the same input. */
export interface Activations {
  inputs: Named;
  outputs: Named;
}

/**
 * What every layer makes of the latest inputs, worked out only while `place` can be seen.
 *
 * @returns inputs and outputs of the signature `inside` by name; null while there is nothing to show.
 */
export function useActivations(
  place: RefObject<HTMLElement | null>,
  network: Network | null,
  inputs: Named | null,
): Activations | null {
  const seen = useOnScreen(place);
  const [activations, setActivations] = useState<Activations | null>(null);
  const last = useRef(0);
  /** Counts inputs that were taken away and networks that were left: what was asked before is then not wanted. */
  const run = useRef(0);

  const given = inputs !== null;
  useEffect(() => {
    if (!given) return;
    return () => {
      run.current += 1;
      setActivations(null);
    };
  }, [given]);
  useEffect(() => () => void (run.current += 1), [network]);

  useEffect(() => {
    if (!seen || !network || !inputs) return;
    const timer = setTimeout(
      () => {
        last.current = performance.now();
        const mine = run.current;
        // Answers come in the order of their questions, so each is newer than what is shown, even when the input of a
        // running camera has moved on.
        network.ask("inside", inputs).then(
          (answer) => mine === run.current && answer && setActivations({ inputs, outputs: answer.outputs }),
          () => {}, // the worker was stopped; the page shows why
        );
      },
      Math.max(0, last.current + PAUSE - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [seen, network, inputs]);

  return activations;
}
