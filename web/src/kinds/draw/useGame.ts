import { useEffect, useEffectEvent, useState } from "react";
import type { Drawing } from "../../contract";
import { SECONDS, begun, continued, ended, guessed, wordOf, type Game, type Outcome } from "./game";
import { useClock, useTimeLimit, type Clock } from "./useClock";
import type { Pad } from "./usePad";
import type { Reading } from "./useReading";

export interface Playing {
  /** Null while the visitor draws freely. */
  game: Game | null;
  clock: Clock;
  /** Whether a word has a time limit. */
  timed: boolean;
  setTimed(timed: boolean): void;
  begin(): void;
  /** To be told of every change of the drawing: the first line starts the clock. */
  drawn(drawing: Drawing): void;
  skip(): void;
  next(): void;
  leave(): void;
}

/** The game on a pad: what the network reads ends a word, or its time does. */
export function useGame(labels: string[], pad: Pad, pen: number, reading: Reading, settled: boolean): Playing {
  const [game, setGame] = useState<Game | null>(null);
  const [timed, setTimed] = useState(true);
  const clock = useClock();
  const finish = (how: Outcome["how"]) => {
    const seconds = clock.read();
    const { strokes, pen: width } = pad.current();
    const drawing = { strokes: strokes.map((stroke) => [...stroke]), pen: width };
    clock.stop();
    pad.freeze(true);
    setGame((now) => now && ended(now, drawing, how, seconds));
  };
  useTimeLimit(clock, timed ? SECONDS : null, () => finish("time"));

  const blank = () => {
    clock.reset();
    pad.freeze(false);
    pad.restart({ strokes: [], pen });
  };

  const judge = useEffectEvent(() => {
    if (game?.stage !== "draw" || !settled || !reading.label || !reading.pixels) return;
    if (reading.label === wordOf(game)) finish("seen");
    else setGame(guessed(game, reading.label, clock.read()));
  });
  // eslint-disable-next-line react-hooks/set-state-in-effect -- an answer comes from outside of React, and may end a word
  useEffect(() => judge(), [reading, settled, game]);

  return {
    game,
    clock,
    timed,
    setTimed,
    begin() {
      blank();
      setGame(begun(labels, game?.words));
    },
    drawn(drawing) {
      if (game?.stage === "draw" && drawing.strokes.length) clock.start();
    },
    skip: () => finish("skipped"),
    next() {
      if (!game) return;
      const then = continued(game);
      if (then.stage === "draw") blank();
      setGame(then);
    },
    leave() {
      blank();
      setGame(null);
    },
  };
}
