import { percent } from "../shared/format";
import { showCharacter } from "../shared/words";
import { Bar } from "../ui/Bar";
import type { AnswerBar } from "./explanation";

/** The answer as thin bars. */
export function FlowAnswer({ answers, written }: { answers: AnswerBar[]; written: boolean }) {
  const highest = Math.max(...answers.map(({ share }) => share));
  return (
    <ul
      className="flow-bars"
      data-written={written}
      aria-label={written ? "The likeliest character at each place" : "Probability of each answer"}
    >
      {answers.map(({ label, share }, place) => (
        <li key={written ? place : label} data-best={written || share === highest}>
          <span className="flow-bar-label">{showCharacter(label)}</span>
          <Bar share={share} />
          <span translate="no" className="flow-bar-share">
            {percent(share, 0)}
          </span>
        </li>
      ))}
    </ul>
  );
}
