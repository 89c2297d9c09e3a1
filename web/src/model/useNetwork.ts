import { useEffect, useRef, useState } from "react";
import type { Manifest } from "../contract";
import { offerInConsole } from "./console";
import { Network } from "./network";
import { sentenceOf } from "./problem";

/** A network whose runtime is already on its way, waiting to be told its model. */
let prepared: Network | null = null;

/** Start to fetch the runtime now, beside whatever the page does before it knows its experiment. */
export function prepareNetwork(): void {
  prepared ??= new Network();
}

export type NetworkState = "loading" | "ready" | "error";

interface Events {
  onState(state: NetworkState, message?: string): void;
}

/**
 * The network of an experiment: null until it can be asked.
 *
 * @param base address of the experiment's folder, ending in a slash.
 * @returns with it, how much of it has been fetched: whole numbers from 0 to 100, never less than before.
 */
export function useNetwork(
  manifest: Manifest,
  base: string,
  { onState }: Events,
): { network: Network | null; percent: number } {
  const [network, setNetwork] = useState<Network | null>(null);
  const [percent, setPercent] = useState(0);
  const tell = useRef(onState);
  tell.current = onState;

  useEffect(() => {
    const starting = prepared ?? new Network();
    prepared = null;
    let wanted = true;
    setPercent(0);
    tell.current("loading");
    starting
      .load(base, manifest, (next) => wanted && setPercent(next))
      .then(
        () => {
          if (!wanted) return;
          setNetwork(starting);
          offerInConsole(starting, manifest);
          tell.current("ready");
        },
        (error) => wanted && tell.current("error", sentenceOf(error)),
      );
    return () => {
      wanted = false;
      setNetwork(null);
      starting.dispose();
    };
  }, [manifest, base]);

  return { network, percent };
}
