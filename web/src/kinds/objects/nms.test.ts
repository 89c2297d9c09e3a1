import { describe, expect, it } from "vitest";
import type { Fit } from "../../contract";
import type { Box } from "../../image/fit";
import { defined, itemAt } from "../../shared/defined";
import { candidatesOf, found, fromSquare, overlap } from "./nms";
import cases from "./nms.fixture.json";

/** Raw answers and what glassbox/detection makes of them. */
interface Case {
  boxes: number[];
  probabilities: number[];
  classes: number;
  above: number;
  overlap: number;
  most: number;
  width: number;
  height: number;
  fit: Fit;
  found: { boxes: Box[]; classes: number[]; scores: number[] };
  on_picture: Box[];
  candidates: { anchors: number[]; classes: number[]; scores: number[]; thrown_by: number[] };
}

describe("found", () => {
  it.each(cases as unknown as Case[])("finds what Python finds: $classes classes above $above", (one) => {
    const here = found(one.boxes, one.probabilities, one.classes, one);
    expect(here.map(({ label }) => label)).toEqual(one.found.classes);
    expect(here.map(({ score }) => score)).toEqual(one.found.scores);
    expect(here.map(({ box }) => box)).toEqual(one.found.boxes);
    here.forEach(({ box }, index) => {
      fromSquare(box, one.width, one.height, one.fit).forEach((side, which) =>
        expect(side).toBeCloseTo(itemAt(one.on_picture, index)[which] ?? 0, 9),
      );
    });
  });

  it.each(cases as unknown as Case[])("throws away what Python throws away: $classes classes above $above", (one) => {
    const here = candidatesOf(one.boxes, one.probabilities, one.classes, one);
    expect(here.map(({ anchor }) => anchor)).toEqual(one.candidates.anchors);
    expect(here.map(({ label }) => label)).toEqual(one.candidates.classes);
    expect(here.map(({ score }) => score)).toEqual(one.candidates.scores);
    expect(here.map(({ thrownBy }) => (thrownBy ? here.indexOf(thrownBy) : -1))).toEqual(one.candidates.thrown_by);
  });

  it("remembers which boxes the surest drove out", () => {
    const boxes = [0, 0, 1, 1, 0, 0, 1, 0.9, 0, 0, 0.1, 0.1];
    const [first, second] = found(boxes, [0.6, 0.8, 0.7], 1, { above: 0.5, overlap: 0.5, most: 9 });
    expect([defined(first).score, defined(first).driven.map(({ score }) => score)]).toEqual([0.8, [0.6]]);
    expect([defined(second).score, defined(second).driven]).toEqual([0.7, []]);
  });

  it("finds nothing in nothing", () => {
    expect(found([], [], 3, { above: 0.1, overlap: 0.5, most: 9 })).toEqual([]);
  });
});

describe("overlap", () => {
  it("is 1 for the same box, 0 for boxes that touch or have no area", () => {
    expect(overlap([0, 0, 1, 1], [0, 0, 1, 1])).toBe(1);
    expect(overlap([0, 0, 0.5, 1], [0.5, 0, 1, 1])).toBe(0);
    expect(overlap([0.5, 0.5, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5])).toBe(0);
  });
});
