import { useEffect, useEffectEvent, useState } from "react";
import type { Manifest } from "../contract";
import { offerInConsole, type ConsoleTools } from "./console";
import { Network } from "./network";
import { sentenceOf } from "./problem";

/** A network whose runtime is already on its way, waiting to be told its model. */
let prepared: Network | null = null;

/** Start to fetch the runtime now, beside whatever the page does before it knows its experiment. */
export function prepareNetwork(): void {
  prepared ??= new Network();
}

export type NetworkState = "loading" | "ready" | "error";

interface Options<Settings> {
  onState(state: NetworkState, message?: string): void;
  /** What the kind of page offers in the browser's console. */
  tools?: ConsoleTools<Settings>;
}

/**
 * The network of an experiment: null until it can be asked.
 *
 * @param base address of the experiment's folder, ending in a slash.
 * @returns with it, how much of it has been fetched: whole numbers from 0 to 100, never less than before.
 */
export function useNetwork<Settings>(
  manifest: Manifest<Settings>,
  base: string,
  { onState, tools = NO_TOOLS }: Options<Settings>,
): { network: Network | null; percent: number } {
  const [loaded, setLoaded] = useState<Loaded>(NOTHING);
  const report = useEffectEvent(onState);
  const offer = useEffectEvent((network: Network) => offerInConsole(network, manifest, tools));

  useEffect(() => {
    const starting = prepared ?? new Network();
    prepared = null;
    let wanted = true;
    report("loading");
    starting
      .load(base, manifest, (percent) => wanted && setLoaded({ starting, percent, ready: false }))
      .then(
        () => {
          if (!wanted) return;
          setLoaded({ starting, percent: 100, ready: true });
          offer(starting);
          report("ready");
        },
        (error: unknown) => wanted && report("error", sentenceOf(error)),
      );
    return () => {
      wanted = false;
      setLoaded(NOTHING);
      starting.dispose();
    };
  }, [manifest, base]);

  return { network: loaded.ready ? loaded.starting : null, percent: loaded.percent };
}

interface Loaded {
  starting: Network | null;
  percent: number;
  ready: boolean;
}

const NOTHING: Loaded = { starting: null, percent: 0, ready: false };
const NO_TOOLS = {};
