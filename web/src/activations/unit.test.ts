import { describe, expect, it } from "vitest";
import {
  describeLabels,
  describeTrack,
  describeUnit,
  compareWithPeak,
  peakOf,
  rowOf,
  describeTrackBriefly,
} from "./unit";

const maps = { form: "maps", rows: 2, columns: 2, count: 2 } as const;
// Map 1 is strongest at row 1, column 0; map 2 is silent.
const values = [0, 0, 1, 0, 3, 0.1, 0, 0];

describe("peakOf", () => {
  it("finds the place of the highest value of one map", () =>
    expect(peakOf(values, maps, 0)).toEqual({ value: 3, at: [1, 0] }));
  it("has no place for units", () =>
    expect(peakOf([1, 5], { form: "strip", count: 2 }, 1)).toEqual({ value: 5, at: null }));
  it("takes what is furthest from 0 of a memory", () =>
    expect(peakOf([0.1, 0, -0.8, 0], { form: "grid", rows: 2, columns: 2 }, 0).value).toBe(-0.8));
});

describe("aboutUnit", () => {
  it("says where a map answers", () =>
    expect(describeUnit(values, maps, 0, "drawing", [])).toBe(
      "On your drawing it answers most at the bottom left with 3.00: more than any other of this layer.",
    ));
  it("says that a map is silent", () =>
    expect(describeUnit(values, maps, 1, "drawing", [])).toContain("finds nothing on your drawing"));
  it("says that a memory stands still", () =>
    expect(describeUnit([1, 1], { form: "grid", rows: 2, columns: 1 }, 0, "question", [])).toBe(
      "It stays at 1.00 all the way.",
    ));
  it("says when a memory changes", () => {
    const grid = { form: "grid", rows: 3, columns: 1 } as const;
    expect(describeUnit([0.1, -0.2, 0.9], grid, 0, "question", ["1", "+", "2"])).toBe(
      "It changes most at “2” (place 3): from −0.20 to 0.90.",
    );
  });
});

it("takes one unit of every step", () =>
  expect(rowOf([1, 2, 3, 4], { form: "grid", rows: 2, columns: 2 }, 1)).toEqual([2, 4]));

describe("compared", () => {
  it("measures the input by the strongest sample", () => {
    expect(compareWithPeak(2, 4, "drawing")).toBe("Your drawing excites it 50 % as much as the first of these.");
    expect(compareWithPeak(6, 6.01, "drawing")).toContain("just as much");
    expect(compareWithPeak(5, 4, "drawing")).toContain("even more");
    expect(compareWithPeak(0, 4, "drawing")).toContain("cold");
    expect(compareWithPeak(1, 0, "drawing")).toBe("");
  });
});

describe("aboutLabels", () => {
  it("counts what the samples are", () => {
    expect(describeLabels(["7", "7", "7"])).toBe("All 3 are of one kind: 7.");
    expect(describeLabels(["7", "1", "7", "4"])).toBe("2 of 4 are of one kind: 7.");
    expect(describeLabels(["7", "1", "2", "4"])).toContain("No two");
  });
});

it("says what a number follows, and what it could before training", () => {
  const track = {
    unit: 4,
    what: "whether there is a carry",
    agreement: 0.97,
    untrained: 0.6,
    by: "threshold",
    rises: false,
    n: 5000,
  } as const;
  expect(describeTrack(track)).toMatch(
    /^It follows whether there is a carry\. Whether it is low .* 97 % .* 60 %, and guessing reaches 50 %/,
  );
  expect(describeTrackBriefly(track)).toBe("right 97 % of the time, before training 60 %");
  expect(describeTrack({ ...track, by: "correlation", rises: true })).toMatch(/The higher it is, .* 0\.97, .* 0\.60/);
});
