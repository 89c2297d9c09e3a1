import { expect, test } from "vitest";
import { moved, pairsOf } from "./confused";

test("pairs are the cells beside the diagonal, the most frequent first", () => {
  const counts = [
    [8, 2, 0],
    [2, 1, 0],
    [0, 5, 9],
  ];
  expect(pairsOf(counts)).toEqual([
    { truth: 2, answer: 1, n: 5, total: 14 },
    { truth: 1, answer: 0, n: 2, total: 3 },
    { truth: 0, answer: 1, n: 2, total: 10 },
  ]);
});

test("arrow keys stay on the map", () => {
  expect(moved("ArrowUp", [0, 1], 3)).toEqual([0, 1]);
  expect(moved("ArrowRight", [0, 1], 3)).toEqual([0, 2]);
  expect(moved("ArrowRight", [0, 2], 3)).toEqual([0, 2]);
  expect(moved("x", [0, 2], 3)).toBeNull();
});
