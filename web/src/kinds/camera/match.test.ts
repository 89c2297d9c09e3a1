import { expect, it } from "vitest";
import { drawMove, isOver, outcomeOf, resultOf, scoreOf, storyOf, type Round } from "./match";

const MOVES = ["rock", "paper", "scissors"];

it("knows who beats whom", () => {
  expect(MOVES.map((yours) => MOVES.map((other) => resultOf(MOVES, yours, other)))).toEqual([
    ["draw", "loss", "win"],
    ["win", "draw", "loss"],
    ["loss", "win", "draw"],
  ]);
});

it("draws every move, and nothing else", () => {
  expect([0, 0.34, 0.999].map((number) => drawMove(MOVES, () => number))).toEqual(MOVES);
});

it("counts to three, and draws count for nobody", () => {
  const round = (yours: string, computers: string): Round => ({
    yours,
    computers,
    result: resultOf(MOVES, yours, computers),
  });
  const rounds = [round("rock", "rock"), round("paper", "rock"), round("rock", "paper"), round("paper", "rock")];
  expect(scoreOf(rounds)).toEqual({ you: 2, computer: 1 });
  expect(isOver(scoreOf(rounds))).toBe(false);
  const last = round("scissors", "paper");
  const score = scoreOf([...rounds, last]);
  expect(isOver(score)).toBe(true);
  expect([storyOf(last), outcomeOf(last, score)]).toEqual(["Scissors cut paper.", "You win the match, 3 to 1."]);
  expect(storyOf(round("rock", "rock"))).toBe("Both show rock.");
});
