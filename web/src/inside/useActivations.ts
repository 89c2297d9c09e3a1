import { useEffect, useRef, useState, type RefObject } from "react";
import type { Network } from "../model/network";
import type { Named } from "../model/protocol";

/** Between two looks inside, in milliseconds: the answer itself comes first. */
const PAUSE = 100;

/**
 * What every layer makes of the latest inputs, worked out only while `place` can be seen.
 *
 * @returns outputs of the signature `inside` by name; null while there is nothing to show.
 */
export function useActivations(place: RefObject<HTMLElement | null>, network: Network | null, inputs: Named | null): Named | null {
  const [seen, setSeen] = useState(false);
  const [activations, setActivations] = useState<Named | null>(null);
  const last = useRef(0);

  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setSeen(entry!.isIntersecting), { rootMargin: "120px" });
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, [place]);

  useEffect(() => {
    if (!inputs) setActivations(null);
    if (!seen || !network || !inputs) return;
    let wanted = true;
    const timer = setTimeout(
      () => {
        last.current = performance.now();
        network.ask("inside", inputs).then(
          (answer) => wanted && answer && setActivations(answer.outputs),
          () => {}, // the worker was stopped; the page shows why
        );
      },
      Math.max(0, last.current + PAUSE - performance.now()),
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [seen, network, inputs]);

  return activations;
}
