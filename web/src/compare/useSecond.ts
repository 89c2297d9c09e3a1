import { useEffect, useState } from "react";
import type { Manifest } from "../contract";
import { fetchManifest } from "../model/manifest";
import { Network } from "../model/network";
import { sentenceOf } from "../model/problem";
import { experimentUrl } from "../shared/site";

export interface Second {
  manifest: Manifest | null;
  /** Null until it can be asked. */
  network: Network | null;
  /** How much of it has been fetched, 0 to 100. */
  percent: number;
  /** Why it cannot be had, in one sentence; empty otherwise. */
  problem: string;
  retry(): void;
}

const NOT_YET = { manifest: null, network: null, percent: 0, problem: "" };

/** The network of another experiment, fetched when this is first used and freed when it no longer is. */
export function useSecond(id: string): Second {
  const [second, setSecond] = useState<Omit<Second, "retry">>(NOT_YET);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const starting = new Network();
    let wanted = true;
    const update = (part: Partial<Second>) => wanted && setSecond((now) => ({ ...now, ...part }));
    const start = async () => {
      const base = experimentUrl(id);
      const manifest = await fetchManifest(base);
      if (!wanted) return;
      update({ manifest });
      await starting.load(base, manifest, (percent) => update({ percent }));
      update({ network: starting });
    };
    start().catch((error: unknown) => update({ problem: sentenceOf(error) }));
    return () => {
      wanted = false;
      setSecond(NOT_YET);
      starting.dispose();
    };
  }, [id, attempt]);

  return { ...second, retry: () => setAttempt(attempt + 1) };
}
