import { expect, it } from "vitest";
import type { SumSettings } from "../../contract";
import { itemAt } from "../../shared/defined";
import { writtenOf } from "./written";

const settings = { alphabet: "01+ ", output_length: 3 } as SumSettings;

it("reads the likeliest character of each place, without the spaces that fill up", () => {
  const written = writtenOf([0.1, 0.1, 0.0, 0.8, 0.2, 0.7, 0.1, 0.0, 0.5, 0.3, 0.1, 0.1], settings);
  expect(written.answer).toBe("10");
  expect(written.probability).toBeCloseTo(0.8 * 0.7 * 0.5);
  expect(itemAt(written.places, 1).candidates.map(({ character }) => character)).toEqual(["1", "0", "+"]);
});
