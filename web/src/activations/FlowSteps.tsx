import { useSyncExternalStore } from "react";
import type { Steps } from "./useSteps";

/** Whether the visitor asked for less motion: then nothing goes by itself, and steps are taken by hand. */
function useCalm(): boolean {
  return useSyncExternalStore(onCalmChange, () => calm().matches);
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)");

function onCalmChange(changed: () => void): () => void {
  const query = calm();
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** The buttons that lead through the network. */
export function FlowSteps({ steps, count }: { steps: Steps; count: number }) {
  const still = useCalm();
  const { at, playing } = steps;
  return (
    <div className="row" role="group" aria-label="Step through the network">
      <button type="button" className="button" data-part="flow-back" onClick={steps.back}>
        Back
      </button>
      <button type="button" className="button" data-part="flow-step" onClick={steps.step}>
        Step
      </button>
      {!still && (
        <button type="button" className="button" data-part="flow-play" aria-pressed={playing} onClick={steps.play}>
          {playing ? "Pause" : "Play"}
        </button>
      )}
      <button
        type="button"
        className="button quiet"
        data-part="flow-whole"
        disabled={at === null}
        onClick={steps.whole}
      >
        Show it all
      </button>
      <span className="soft small flow-count">{at === null ? `${count} steps` : `Step ${at + 1} of ${count}`}</span>
    </div>
  );
}
