import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Fit } from "../contract";
import { defined } from "../shared/defined";
import { fitImage, region } from "./fit";
import cases from "./fit.fixture.json";
import { pattern } from "./pattern";

/** A pattern cut to a size, and the square that glassbox/images/fitting.py made of it. */
interface Case {
  pattern: number;
  width: number;
  height: number;
  fit: Fit;
  pixels: number[] | string;
}

/** The pattern as a picture of another shape, with opacity as ImageData has it. */
function picture({ pattern: number, width, height }: Case): Uint8ClampedArray {
  const side = Math.max(width, height);
  const square = pattern(number, side);
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let place = 0; place < width * height; place++) {
    const from = (Math.floor(place / width) * side + (place % width)) * 3;
    pixels.set(square.subarray(from, from + 3), place * 4);
  }
  return pixels;
}

function furthest(one: Case): number {
  const expected =
    typeof one.pixels === "string" ? defined(one.pixels.match(/../g)).map((pair) => parseInt(pair, 16)) : one.pixels;
  const found = fitImage(picture(one), one.width, one.height, one.fit);
  expect(found.length).toBe(expected.length);
  return expected.reduce((most, value, index) => Math.max(most, Math.abs(value - (found[index] ?? 0))), 0);
}

describe("fitted", () => {
  it.each(cases as Case[])("agrees with Python: $width x $height, $fit.way to $fit.size", (one) => {
    // A tall picture may differ by 1: Pillow 12.3 and later resize some of them along columns first.
    expect(furthest(one)).toBeLessThanOrEqual(1);
  });

  const experiments = join(import.meta.dirname, "../../../experiments");
  for (const id of existsSync(experiments) ? readdirSync(experiments) : []) {
    const file = join(experiments, id, "model/golden.json");
    const golden = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { fitter?: Case[] }) : {};
    it.runIf(golden.fitter)(`agrees with the golden vectors of ${id}`, () => {
      for (const one of defined(golden.fitter)) expect(furthest(one)).toBeLessThanOrEqual(1);
    });
  }
});

describe("region", () => {
  const fit: Fit = { size: 160, way: "cover", widest: 1, padding: 114 };

  it("cuts a square out of the middle", () => {
    expect(region(640, 480, fit)).toEqual({ source: [80, 0, 560, 480], target: [0, 0, 160, 160] });
  });

  it("shows all of a picture between bars", () => {
    expect(region(640, 480, { ...fit, way: "contain" })).toEqual({
      source: [0, 0, 640, 480],
      target: [0, 20, 160, 140],
    });
    expect(region(1, 900, { ...fit, way: "contain" }).target).toEqual([79, 0, 80, 160]);
  });
});
