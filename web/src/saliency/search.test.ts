import { describe, expect, it } from "vitest";
import { defined } from "../shared/defined";
import { DRAWING } from "./occlusion";
import {
  searchCounterfactual,
  occludeTokens,
  occludeImage,
  type OcclusionMap,
  type CounterfactualSearch,
} from "./search";

const SIZE = 28;
/** Answers 1 with the more confidence the more ink lies in one small square, else 0. */
const ask = async (picture: ArrayLike<number>) => {
  let ink = 0;
  for (let y = 4; y < 8; y++) for (let x = 4; x < 8; x++) ink += (picture[y * SIZE + x] ?? 0) / 255;
  const probability = 0.02 + (0.96 * ink) / 16;
  return [1 - probability, probability];
};

function drawing(): Uint8ClampedArray {
  const picture = new Uint8ClampedArray(SIZE * SIZE);
  for (let y = 4; y < 24; y++) for (let x = 4; x < 8; x++) picture[y * SIZE + x] = 255;
  return picture;
}

async function last<T>(steps: AsyncGenerator<T>): Promise<{ value: T; count: number }> {
  let [value, count]: [T | undefined, number] = [undefined, 0];
  for await (value of steps) count++;
  return { value: defined(value), count };
}

describe("look", () => {
  it("finds the place that the answer hangs on, one cover at a time", async () => {
    const { value, count } = await last<OcclusionMap>(occludeImage(ask, drawing(), SIZE, DRAWING));
    expect([count, value.best, value.done]).toEqual([DRAWING.places ** 2, 1, true]);
    expect(value.drops.indexOf(Math.max(...value.drops))).toBe(2 * DRAWING.places + 2); // left and top 4
    expect(value.left[value.left.length - 1]).toBe(value.probability);
  });

  it("asks nothing about covers that change nothing", async () => {
    let asked = 0;
    await last(occludeImage((picture) => (asked++, ask(picture)), new Uint8ClampedArray(SIZE * SIZE), SIZE, DRAWING));
    expect(asked).toBe(1);
  });
});

describe("changeOfMind", () => {
  it("finds the smallest patch, by erasing or by adding", async () => {
    const erased = defined(
      (await last<CounterfactualSearch>(searchCounterfactual(ask, drawing(), SIZE, DRAWING))).value.found,
    );
    expect([erased.square.side, erased.filling, erased.answer]).toEqual([3, "cover", 0]);
    const added = defined(
      (await last<CounterfactualSearch>(searchCounterfactual(ask, new Uint8ClampedArray(SIZE * SIZE), SIZE, DRAWING)))
        .value.found,
    );
    expect([added.square.side, added.filling, added.answer]).toEqual([3, "ink", 1]);
  });

  it("says when there is none", async () => {
    const { value } = await last<CounterfactualSearch>(
      searchCounterfactual(async () => [0.1, 0.9], drawing(), SIZE, DRAWING),
    );
    expect(value).toEqual({ side: 14, found: null, done: true });
  });
});

it("a digit depends on the character that it copies", async () => {
  const copy = async (tokens: ArrayLike<number>) =>
    [0, 1, 2].map((character) => (character === tokens[1] ? 0.9 : 0.05));
  const { drops, instead } = await occludeTokens(copy, [2, 0, 1], 2, 3);
  expect(drops[0]).toBe(0);
  expect(drops[1]).toBeGreaterThan(1);
  expect(drops[2]).toBe(0);
  expect(instead).toEqual([null, [2], [0]]);
});
