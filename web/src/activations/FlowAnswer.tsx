import { percent } from "../shared/format";
import { Bar } from "../ui/Bar";
import { visible } from "../shared/words";
import type { Said } from "./answerBars";

/** The answer as thin bars. */
export function FlowAnswer({ said, written }: { said: Said[]; written: boolean }) {
  const highest = Math.max(...said.map(({ share }) => share));
  return (
    <ul
      className="flow-bars"
      data-written={written}
      aria-label={written ? "The likeliest character at each place" : "Probability of each answer"}
    >
      {said.map(({ label, share }, place) => (
        <li key={written ? place : label} data-best={written || share === highest}>
          <span className="flow-bar-label">{visible(label)}</span>
          <Bar share={share} />
          <span className="flow-bar-share">{percent(share, 0)}</span>
        </li>
      ))}
    </ul>
  );
}
