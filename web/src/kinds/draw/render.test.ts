import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Drawing, Recipe } from "../../contract";
import { defined, itemAt } from "../../shared/defined";
import { fit, render } from "./render";
import cases from "./render.fixture.json";

/** Drawings and what glassbox/drawing/rendering.py made of them, two hexadecimal digits a pixel. */
const written = cases as unknown as (Drawing & { name: string; recipe: Recipe; pixels: string })[];

describe("render", () => {
  it.each(written)("agrees with Python: $name", ({ strokes, pen, recipe, pixels }) => {
    const expected = defined(pixels.match(/../g)).map((pair) => parseInt(pair, 16));
    expect(furthest(render({ strokes, pen }, recipe), expected)).toBeLessThanOrEqual(1);
  });

  const experiments = join(__dirname, "../../../../experiments");
  for (const file of goldenFiles(experiments)) {
    const golden = JSON.parse(readFileSync(file, "utf8")) as {
      renderer?: (Drawing & { recipe: Recipe; pixels: number[] })[];
    };
    it.runIf(golden.renderer)(`agrees with the golden vectors of ${file.slice(experiments.length + 1)}`, () => {
      for (const { strokes, pen, recipe, pixels } of defined(golden.renderer)) {
        expect(furthest(render({ strokes, pen }, recipe), pixels)).toBeLessThanOrEqual(1);
      }
    });
  }

  it("refuses points that are not finite and a pen without width", () => {
    const recipe = itemAt(written, 0).recipe;
    expect(() => render({ strokes: [[[NaN, 0]]], pen: 0.05 }, recipe)).toThrow(RangeError);
    expect(() => render({ strokes: [[[0, 0]]], pen: 0 }, recipe)).toThrow(RangeError);
  });

  it("keeps the pen between the recipe's thinnest and thickest", () => {
    const recipe = itemAt(written, 0).recipe;
    expect(fit(1, 1e-6, recipe).width).toBe(recipe.thinnest);
    expect(fit(0.1, 10, recipe).width).toBe(recipe.thickest);
    expect(fit(0, 0.05, recipe).scale).toBe(1);
  });
});

function furthest(pixels: ArrayLike<number>, expected: number[]): number {
  expect(pixels.length).toBe(expected.length);
  return expected.reduce((most, value, index) => Math.max(most, Math.abs(value - (pixels[index] ?? 0))), 0);
}

function goldenFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(join("model", "golden.json")))
    .map((path) => join(folder, path));
}
