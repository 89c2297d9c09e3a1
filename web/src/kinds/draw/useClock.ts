import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";

/** How often the shown time moves on, in milliseconds; for those who want no motion, once a second. */
const STEP = 100;
const CALM_STEP = 1000;

export interface Clock {
  running: boolean;
  /** Seconds since the start, as they are shown. */
  shown: number;
  /** Seconds since the start, exactly now; 0 before it. */
  read(): number;
  start(): void;
  stop(): void;
  /** Back to 0, not running. */
  reset(): void;
}

/** A stopwatch. */
export function useClock(): Clock {
  const [running, setRunning] = useState(false);
  const [shown, setShown] = useState(0);
  const from = useRef<number | null>(null);

  const read = useCallback(() => (from.current === null ? 0 : (performance.now() - from.current) / 1000), []);
  const start = useCallback(() => {
    if (from.current !== null) return;
    from.current = performance.now();
    setShown(0);
    setRunning(true);
  }, []);
  const stop = useCallback(() => {
    setShown(read());
    setRunning(false);
  }, [read]);
  const reset = useCallback(() => {
    from.current = null;
    setShown(0);
    setRunning(false);
  }, []);

  useEffect(() => {
    if (!running) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const ticking = setInterval(() => setShown(read()), calm ? CALM_STEP : STEP);
    return () => clearInterval(ticking);
  }, [running, read]);

  return { running, shown, read, start, stop, reset };
}

/** Calls `onEnd` once when the clock has run for `limit` seconds; with no limit, never. */
export function useTimeLimit({ running, read }: Clock, limit: number | null, onEnd: () => void): void {
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (!running || limit === null) return;
    const ending = setTimeout(() => end(), Math.max(0, limit - read()) * 1000);
    return () => clearTimeout(ending);
  }, [running, limit, read]);
}
