import { useEffect, useRef } from "react";
import { defined, itemAt } from "../../shared/defined";
import { withArticle } from "../../shared/words";
import { SECONDS, wordOf, type Outcome } from "./game";
import type { Playing } from "./useGame";

/** Above the canvas while a game is played: the word, the time, and how it went. */
export function GameStrip({ playing }: { playing: Playing }) {
  const strip = useRef<HTMLDivElement>(null);
  const onward = useRef<HTMLButtonElement>(null);
  const game = defined(playing.game);
  const outcome = game.stage === "told" ? itemAt(game.outcomes, game.outcomes.length - 1) : null;

  // The word, the canvas and the answer below it, all in sight.
  useEffect(() => void defined(defined(strip.current).closest("section")).scrollIntoView({ block: "start" }), []);
  useEffect(() => {
    if (outcome) onward.current?.focus({ preventScroll: true });
  }, [outcome]);

  const number = game.outcomes.length + (outcome ? 0 : 1);
  const last = number === game.words.length;
  return (
    <div
      ref={strip}
      className="draw-strip"
      data-part="game"
      data-stage={game.stage}
      data-word={wordOf(game)}
      data-number={number}
    >
      {playing.timed && <Ring seconds={Math.max(0, SECONDS - playing.clock.shown)} />}
      <div className="draw-task" role="status">
        <span className="soft small">{`Word ${number} of ${game.words.length}`}</span>
        <strong>{outcome ? toldOf(outcome) : `Draw ${withArticle(wordOf(game))}`}</strong>
      </div>
      <div className="row">
        {outcome ? (
          <button ref={onward} type="button" className="button primary" data-part="next" onClick={playing.next}>
            {last ? "See your round" : "Next word"}
          </button>
        ) : (
          <>
            <label className="draw-limit small">
              <input
                type="checkbox"
                data-part="timed"
                checked={playing.timed}
                onChange={(event) => playing.setTimed(event.target.checked)}
              />
              {SECONDS} s a word
            </label>
            <button type="button" className="button" data-part="skip" onClick={playing.skip}>
              Skip
            </button>
          </>
        )}
        <button type="button" className="button quiet" data-part="leave" onClick={playing.leave}>
          Stop
        </button>
      </div>
    </div>
  );
}

/** How a word ended, in a few words. */
export function toldOf({ word, drawing, how, seconds, guesses }: Outcome): string {
  if (how === "seen") return `It saw ${withArticle(word)} after ${seconds.toFixed(1)} s`;
  const thought = guesses[guesses.length - 1];
  if (drawing.strokes.length === 0) return "Skipped, with nothing drawn";
  const end = how === "time" ? "Time is up" : "Skipped";
  return thought ? `${end}; it thought of ${withArticle(thought.label)}` : `${end}; it was never sure`;
}

/** The time that is left: a ring that shortens, and whole seconds inside. */
function Ring({ seconds }: { seconds: number }) {
  const left = Math.ceil(seconds);
  return (
    <svg className="draw-ring" viewBox="0 0 52 52" role="timer" aria-label={`${left} seconds left`}>
      <circle cx="26" cy="26" r="22" />
      <circle
        cx="26"
        cy="26"
        r="22"
        pathLength={1}
        className="left"
        strokeDasharray={`${seconds / SECONDS} 1`}
        transform="rotate(-90 26 26)"
      />
      <text x="26" y="32" textAnchor="middle" aria-hidden="true">
        {left}
      </text>
    </svg>
  );
}
