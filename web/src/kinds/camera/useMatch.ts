import { useRef, useState } from "react";
import type { CameraSettings } from "../../contract";
import { defined } from "../../shared/defined";
import { BETWEEN, decide, verdictOf, type Verdict } from "./decide";
import { drawMove, isOver, resultOf, scoreOf, type Round, type Score } from "./match";
import type { Frame } from "./useFrames";

/** Milliseconds of each of 3, 2, 1. */
const BEAT = 800;
/** Milliseconds between "now" and the first frame that counts: a hand takes that long to follow the eye. */
const REACTION = 250;

/** idle: nothing is going on; counting and reading: a round; unseen: it found no move; told: a round, or the match, ended. */
export type Stage = "idle" | "counting" | "reading" | "unseen" | "told";

/** What was decided, and the frame that shows it. */
export interface Judged {
  frame: Frame;
  verdict: Verdict;
}

export interface Match {
  stage: Stage;
  /** 3, 2, 1 while counting. */
  count: number;
  rounds: Round[];
  score: Score;
  over: boolean;
  judged: Judged | null;
  /** A round before the camera: `read` is asked for one frame after the other once the counting is over. */
  play(read: () => Promise<Frame | null>): void;
  /** A round with one picture; `read` gives it, or null when it cannot be read. */
  show(read: () => Promise<Frame | null>): void;
  /** The camera is off: a round before it cannot go on, and what it showed is gone. */
  lost(): void;
  /** Clear the table for the next round, and give up one that is going on; the score and the sealed move stay. */
  clear(): void;
  /** The network misread the hand: the last round does not count. */
  annul(): void;
  /** Everything from the start. */
  restart(): void;
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A match against the computer: what has been played, and the round that is going on. */
export function useMatch(settings: CameraSettings, labels: string[]): Match {
  const [stage, setStage] = useState<Stage>("idle");
  const [count, setCount] = useState(0);
  const [rounds, setRounds] = useState<Round[]>([]);
  const [judged, setJudged] = useState<Judged | null>(null);
  /** The computer's move of the round that is going on. No part of the page sees it before the hand is judged. */
  const sealed = useRef<string | null>(null);
  const turn = useRef(0);
  const filmed = useRef(false);
  const score = scoreOf(rounds);
  const over = isOver(score);

  /** Draws the computer's move, before any frame is read; a round that is repeated keeps its move. */
  const open = () => {
    sealed.current ??= drawMove(settings.moves);
    if (over) setRounds([]);
    setJudged(null);
    return ++turn.current;
  };
  const conclude = (found: Judged | null) => {
    setJudged(found);
    if (!found?.verdict.label) return setStage(found ? "unseen" : "idle");
    const [yours, computers] = [found.verdict.label, defined(sealed.current)];
    sealed.current = null;
    setRounds((before) => [...before, { yours, computers, result: resultOf(settings.moves, yours, computers) }]);
    setStage("told");
  };

  const play = async (read: () => Promise<Frame | null>) => {
    const mine = open();
    filmed.current = true;
    const going = () => mine === turn.current;
    setStage("counting");
    for (const number of [3, 2, 1]) {
      setCount(number);
      await pause(BEAT);
      if (!going()) return;
    }
    setStage("reading");
    await pause(REACTION);
    const waited = () => pause(BETWEEN).then(going);
    const found = going() ? await decide(read, waited, settings, labels) : null;
    if (going()) conclude(found);
  };
  const show = async (read: () => Promise<Frame | null>) => {
    const mine = open();
    filmed.current = false;
    setStage("reading");
    const frame = await read();
    if (mine === turn.current) conclude(frame && { frame, verdict: verdictOf(frame.probabilities, settings, labels) });
  };
  const clear = () => {
    turn.current++;
    setJudged(null);
    setStage("idle");
  };
  const lost = () => {
    if (filmed.current) clear();
  };
  const annul = () => {
    setRounds((before) => before.slice(0, -1));
    clear();
  };
  const restart = () => {
    sealed.current = null;
    setRounds([]);
    clear();
  };

  return {
    stage,
    count,
    rounds,
    score,
    over,
    judged,
    play: (read) => void play(read),
    show: (read) => void show(read),
    lost,
    clear,
    annul,
    restart,
  };
}
