import { percent } from "../format";
import type { Said } from "./answer";

/** Signs for characters that cannot be seen. */
const SIGNS: Record<string, string> = { " ": "␣", "\n": "⏎" };

/** The answer as thin bars. */
export function FlowAnswer({ said, written }: { said: Said[]; written: boolean }) {
  const highest = Math.max(...said.map(({ share }) => share));
  return (
    <ul className="flow-bars" data-written={written} aria-label={written ? "The likeliest character at each place" : "Probability of each answer"}>
      {said.map(({ label, share }, place) => (
        <li key={written ? place : label} data-best={written || share === highest}>
          <span className="flow-bar-label">{SIGNS[label] ?? label}</span>
          <span className="flow-bar" aria-hidden="true">
            <span style={{ transform: `scaleX(${share})` }} />
          </span>
          <span className="flow-bar-share">{percent(share, 0)}</span>
        </li>
      ))}
    </ul>
  );
}
