import { defined } from "../../shared/defined";
import { Hand } from "./Hand";
import { ROUNDS_TO_WIN, outcomeOf, storyOf } from "./match";
import type { Match } from "./useMatch";

/** The computer's side: its card, the score, and how the round stands. */
export function Table({ match, filming }: { match: Match; filming: boolean }) {
  const { stage, score, rounds } = match;
  const last = rounds[rounds.length - 1];
  const open = stage === "told" && last ? last.computers : "";
  const [title, more] = wordsOf(match, filming);
  return (
    <div
      className="hands-table"
      data-part="match"
      data-stage={stage}
      data-over={match.over}
      data-you={score.you}
      data-computer={score.computer}
      data-rounds={rounds.length}
      data-yours={open && defined(last).yours}
      data-computers={open}
    >
      <div
        className="hands-card"
        data-open={open !== ""}
        role="img"
        aria-label={open ? `The computer's hand: ${open}` : "The computer's card, face down"}
      >
        {open ? (
          <>
            <Hand move={open} />
            <span aria-hidden="true">{open}</span>
          </>
        ) : (
          <CardBack />
        )}
      </div>
      <div className="hands-told">
        <div className="hands-score">
          <Pips who="You" won={score.you} />
          <Pips who="Computer" won={score.computer} />
        </div>
        <div role="status">
          <p className="hands-title">{title}</p>
          <p className="soft">{more}</p>
        </div>
      </div>
    </div>
  );
}

/** Where the match stands: a few large words, and a sentence. */
function wordsOf({ stage, rounds, score, over }: Match, filming: boolean): [string, string] {
  const last = rounds[rounds.length - 1];
  switch (stage) {
    case "counting":
      return ["Get ready", "The computer has chosen. Show your hand when the counting ends."];
    case "reading":
      return ["Now", "Hold your hand still for a moment."];
    case "unseen":
      return [
        "Show me your hand",
        "I saw no move that I am sure of. This round does not count; the computer keeps its card.",
      ];
    case "told":
      return [storyOf(defined(last)), outcomeOf(defined(last), score)];
    case "idle":
      if (over || rounds.length > 0) return ["Your turn", "The computer chooses its card before it sees your hand."];
      return [
        "Best of five",
        filming
          ? "Press Start when you see yourself and the network sees your hand."
          : "The computer chooses its card before it sees your hand.",
      ];
  }
}

function Pips({ who, won }: { who: string; won: number }) {
  return (
    <p>
      <span>{who}</span>
      <span className="hidden">{`: ${won} won`}</span>
      {Array.from({ length: ROUNDS_TO_WIN }, (_, index) => (
        <i key={index} data-won={index < won} aria-hidden="true" />
      ))}
    </p>
  );
}

function CardBack() {
  return (
    <svg className="hands-back" viewBox="0 0 100 100" aria-hidden="true">
      <rect x="9" y="9" width="82" height="82" rx="9" />
      <path d="M30 62c8-34 18-34 22-14s14 18 20-14" />
    </svg>
  );
}
