import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defined, itemAt } from "../shared/defined";
import { colourOf, DRAWING, evidence, mapSaliency, cover, PHOTO, squares } from "./occlusion";

const LAST = PHOTO.places ** 2 - 1;
const LATER = PHOTO.cells ** 2 - 1;

describe("covers", () => {
  it.each([
    [160, PHOTO],
    [28, DRAWING],
  ] as const)("reach every corner of %i pixels and stay inside", (size, covers) => {
    const all = squares(size, covers.side, covers.places);
    const last = defined(all.at(-1));
    expect([itemAt(all, 0).left, itemAt(all, 0).top, last.left + last.side, last.top + last.side]).toEqual([
      0,
      0,
      size,
      size,
    ]);
  });

  it.each([PHOTO, DRAWING])("leave no cell out", (covers) => {
    expect(Math.min(...mapSaliency(new Array(covers.places ** 2).fill(0.25), covers))).toBe(1);
  });

  it("are of a photo's mean colour, and leave the photo as it is", () => {
    const square = new Uint8ClampedArray(20 * 20 * 3).fill(80);
    square.set([120, 120, 120], 0);
    const result = defined(cover(square, 20, { left: 0, top: 0, side: 5 }, colourOf("cover", square, 20, PHOTO)));
    expect(Array.from(result.subarray(0, 3))).toEqual([80, 80, 80]);
    expect(square[0]).toBe(120);
  });

  it("are nothing where a drawing is empty, and ink can be added there", () => {
    const empty = new Uint8ClampedArray(28 * 28);
    const square = { left: 3, top: 4, side: 2 };
    expect(cover(empty, 28, square, colourOf("cover", empty, 28, DRAWING))).toBeNull();
    const blot = defined(cover(empty, 28, square, colourOf("ink", empty, 28, DRAWING)));
    expect([blot[4 * 28 + 3], blot[4 * 28 + 5], blot.reduce((a, b) => a + b)]).toEqual([255, 0, 4 * 255]);
  });
});

it("evidence grows with probability and is always finite", () => {
  expect(evidence(0.5)).toBe(0);
  expect(evidence(0.9)).toBeGreaterThan(evidence(0.8));
  expect(Number.isFinite(evidence(0)) && Number.isFinite(evidence(1))).toBe(true);
});

describe("mattering", () => {
  it("is most where covering takes away most, and 0 where it helps", () => {
    const drops = new Array(LAST + 1).fill(-0.1);
    drops[0] = 0.8;
    const map = mapSaliency(drops, PHOTO);
    expect([map[0], map[LATER]]).toEqual([1, 0]);
    expect(Math.max(...mapSaliency(new Array(LAST + 1).fill(-0.1), PHOTO))).toBe(0);
  });

  it("knows what is known so far", () => {
    const map = mapSaliency([0.5], PHOTO);
    expect([map[0], map[LATER]]).toEqual([1, 0]);
  });
});

const folder = join(import.meta.dirname, "../../../experiments");
const golden = readdirSync(folder).flatMap((id) => {
  const file = join(folder, id, "model/golden.json");
  if (!existsSync(file)) return [];
  const cases = (JSON.parse(readFileSync(file, "utf8")).saliency ?? []) as { drops: number[]; map?: number[] }[];
  return cases.flatMap(({ drops, map }) => (map ? [{ id, drops, map }] : []));
});

it.each(golden)("the map is Python's ($id)", ({ drops, map }) => {
  const mine = mapSaliency(drops, map.length === DRAWING.cells ** 2 ? DRAWING : PHOTO);
  expect(Math.max(...map.map((share, cell) => Math.abs(share - (mine[cell] ?? 0))))).toBeLessThan(1e-3);
});
