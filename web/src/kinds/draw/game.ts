/** The rules of the drawing game, without a clock and without a page: six words, each drawn until it is recognised. */

import type { Drawing } from "../../contract";
import { itemAt } from "../../shared/defined";

export const WORDS_A_ROUND = 6;
/** Time for one word. */
export const SECONDS = 20;

/** What the network was sure of while the drawing grew, and when. */
export interface Guess {
  label: string;
  seconds: number;
}

export interface Outcome {
  word: string;
  drawing: Drawing;
  how: "seen" | "time" | "skipped";
  /** From the first line to the end of this word. */
  seconds: number;
  /** What it took the drawing for before, each label once, in the order of time. */
  guesses: Guess[];
}

export interface Game {
  words: string[];
  outcomes: Outcome[];
  /** A word is drawn; its outcome is told; or the round is over. */
  stage: "draw" | "told" | "over";
  guesses: Guess[];
}

/**
 * A new round.
 *
 * @param before words of the round before, which do not come again at once.
 * @param random numbers from 0 to below 1.
 */
export function begun(labels: string[], before: string[] = [], random: () => number = Math.random): Game {
  const left = labels.filter((label) => !before.includes(label));
  const words: string[] = [];
  while (words.length < WORDS_A_ROUND && left.length) words.push(...left.splice(Math.floor(random() * left.length), 1));
  return { words, outcomes: [], stage: "draw", guesses: [] };
}

/** The word to draw, or the one whose outcome is told; the last one when the round is over. */
export const wordOf = ({ words, outcomes, stage }: Game): string =>
  itemAt(words, outcomes.length - (stage === "draw" ? 0 : 1));

/** The network was sure of a label that is not the word. */
export function guessed(game: Game, label: string, seconds: number): Game {
  if (game.stage !== "draw" || label === "" || game.guesses.some((guess) => guess.label === label)) return game;
  return { ...game, guesses: [...game.guesses, { label, seconds }] };
}

/** The word is done with: its drawing was recognised, its time is up, or it was skipped. */
export function ended(game: Game, drawing: Drawing, how: Outcome["how"], seconds: number): Game {
  if (game.stage !== "draw") return game;
  const outcome = { word: wordOf(game), drawing, how, seconds, guesses: game.guesses };
  return { ...game, outcomes: [...game.outcomes, outcome], stage: "told", guesses: [] };
}

/** On to the next word, or to the end. */
export function continued(game: Game): Game {
  if (game.stage !== "told") return game;
  return { ...game, stage: game.outcomes.length === game.words.length ? "over" : "draw" };
}
