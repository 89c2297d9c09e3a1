import { useEffect, useState } from "react";

/** How long a step stands while it plays by itself: enough to read its sentence. */
const STAND = 4500;

export interface Steps {
  /** The step that is shown; null for the whole. */
  at: number | null;
  playing: boolean;
  /** To that step, or away from it when it is shown already. */
  choose(at: number): void;
  step(): void;
  back(): void;
  play(): void;
  whole(): void;
}

/** Goes through `count` steps, by hand or by itself; after the last one comes the whole again. */
export function useSteps(count: number): Steps {
  const [at, setAt] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const after = at === null ? 0 : at + 1 < count ? at + 1 : null;

  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      setAt(after);
      if (after === null) setPlaying(false);
    }, STAND);
    return () => clearTimeout(timer);
  }, [playing, after]);

  const go = (next: number | null) => {
    setPlaying(false);
    setAt(next);
  };
  return {
    at,
    playing,
    choose: (next) => go(next === at ? null : next),
    step: () => go(after),
    back: () => go(at === null ? count - 1 : at > 0 ? at - 1 : null),
    play: () => {
      if (!playing && at === null) setAt(0);
      setPlaying(!playing);
    },
    whole: () => go(null),
  };
}
