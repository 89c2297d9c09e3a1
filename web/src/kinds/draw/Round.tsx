import { useEffect, useRef } from "react";
import { defined } from "../../shared/defined";
import { withArticle } from "../../shared/words";
import { toldOf } from "./GameStrip";
import { Sketch } from "./Sketch";
import type { Outcome } from "./game";

interface RoundProps {
  outcomes: Outcome[];
  onAgain(): void;
  onLeave(): void;
}

/** The end of a round: every drawing, when it was recognised, and what it was taken for before. */
export function Round({ outcomes, onAgain, onLeave }: RoundProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => defined(heading.current).focus(), []);
  const seen = outcomes.filter(({ how }) => how === "seen").length;
  const confused = outcomes.filter(({ how, guesses }) => how !== "seen" && guesses.length > 0).length;
  return (
    <div className="draw-round" data-part="round" data-seen={seen}>
      <h2 ref={heading} tabIndex={-1}>
        {`It recognised ${seen === outcomes.length ? "all" : seen === 0 ? "none" : seen} of your ${outcomes.length} drawings`}
      </h2>
      <p className="soft">
        <span>
          {confused === 0
            ? "The times count from your first line."
            : `${confused === 1 ? "One drawing" : `${confused} drawings`} made it think of something else.`}
        </span>{" "}
        These drawings are kept only in this page, until you leave it.
      </p>
      <ul>
        {outcomes.map((outcome) => (
          <li key={outcome.word} data-how={outcome.how}>
            <Sketch drawing={outcome.drawing} />
            <h3>{outcome.word}</h3>
            <p className="small">{`${toldOf(outcome)}.`}</p>
            {before(outcome).length > 0 && (
              <p className="small soft">
                Before that: <span>{before(outcome).join(", ")}</span>.
              </p>
            )}
          </li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="button primary" data-part="again" onClick={onAgain}>
          Play another round
        </button>
        <button type="button" className="button" data-part="leave" onClick={onLeave}>
          Draw freely
        </button>
      </div>
    </div>
  );
}

/** What it thought of earlier: all its guesses, but for one that is told already. */
function before({ how, guesses }: Outcome): string[] {
  return (how === "seen" ? guesses : guesses.slice(0, -1)).slice(-3).map(({ label }) => withArticle(label));
}
