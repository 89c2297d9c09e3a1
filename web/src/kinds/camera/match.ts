/** The rules of the game, without a camera, a network or a page. */

import { itemAt } from "../../shared/defined";
import { capitalize } from "../../shared/words";

/** Who has this many rounds wins the match: the best of five. */
export const ROUNDS_TO_WIN = 3;

export type Result = "win" | "draw" | "loss";

export interface Round {
  yours: string;
  computers: string;
  result: Result;
}

export interface Score {
  you: number;
  computer: number;
}

/**
 * The computer's move: by chance, from nothing but the moves there are. It is drawn before the hand is read.
 *
 * @param random numbers from 0 to below 1.
 */
export const drawMove = (moves: string[], random: () => number = Math.random): string =>
  itemAt(moves, Math.floor(random() * moves.length));

/** What a round brings to you. Each move beats the one before it, and the first beats the last. */
export function resultOf(moves: string[], yours: string, computers: string): Result {
  const apart = (moves.indexOf(yours) - moves.indexOf(computers) + moves.length) % moves.length;
  return apart === 0 ? "draw" : apart === 1 ? "win" : "loss";
}

/** Rounds won by each; a draw counts for nobody. */
export function scoreOf(rounds: Round[]): Score {
  const won = (result: Result) => rounds.filter((round) => round.result === result).length;
  return { you: won("win"), computer: won("loss") };
}

export const isOver = ({ you, computer }: Score): boolean => Math.max(you, computer) >= ROUNDS_TO_WIN;

/** How one move beats another, in words. */
const HOW: Record<string, string> = {
  "paper rock": "Paper wraps rock.",
  "scissors paper": "Scissors cut paper.",
  "rock scissors": "Rock blunts scissors.",
};

/** What happened in a round, in one sentence. */
export function storyOf({ yours, computers, result }: Round): string {
  if (result === "draw") return `Both show ${yours}.`;
  const [winner, loser] = result === "win" ? [yours, computers] : [computers, yours];
  return HOW[`${winner} ${loser}`] ?? `${capitalize(winner)} beats ${loser}.`;
}

/** What the round, or the match that it ends, means for you. */
export function outcomeOf({ result }: Round, score: Score): string {
  if (isOver(score))
    return score.you > score.computer
      ? `You win the match, ${score.you} to ${score.computer}.`
      : `The computer wins the match, ${score.computer} to ${score.you}.`;
  return { win: "You win this round.", loss: "The computer wins this round.", draw: "Nobody scores." }[result];
}
