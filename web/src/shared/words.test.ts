import { expect, test } from "vitest";
import { times, withArticle } from "./words";

test.each([
  ["cat", "a cat"],
  ["apple", "an apple"],
  ["umbrella", "an umbrella"],
  ["unicorn", "a unicorn"],
  ["octopus", "an octopus"],
  ["hourglass", "an hourglass"],
  ["eye", "an eye"],
  ["ewer", "a ewer"],
  ["dress", "a dress"],
  ["headphones", "headphones"],
  ["The Mona Lisa", "The Mona Lisa"],
  ["rainbow", "a rainbow"],
  ["rain", "rain"],
  ["8", "an 8"],
  ["18", "an 18"],
  ["80", "an 80"],
  ["1", "a 1"],
])("%s: %s", (name, written) => expect(withArticle(name)).toBe(written));

test("once, twice, many times", () => {
  expect([0, 1, 2, 3, 1200].map(times)).toEqual(["never", "once", "twice", "3 times", "1,200 times"]);
});
