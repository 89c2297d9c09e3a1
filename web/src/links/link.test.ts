import { describe, expect, it } from "vitest";
import type { Drawing, Point } from "../contract";
import { defined, itemAt } from "../shared/defined";
import { drawingCodec, type DrawingContent } from "./drawing";
import { fragmentOf, readFragment } from "./link";
import { MOST_INK, MOST_POINTS, MOST_STROKES } from "./strokes";
import { LONGEST_TEXT, textCodec, type TextContent } from "./text";
import { folded, lettersOf, pushNumber } from "./varint";

const drawing: Drawing = {
  strokes: [
    [
      [0.211, 0.268],
      [0.3, 0.235],
      [0.797, 1],
    ],
    [[0, 0.5]],
  ],
  pen: 0.05,
};
const SEED = 20260;

/** Numbers from 0 to 1, always the same ones (mulberry32). */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const drawingLink = (content: Drawing) =>
  fragmentOf<DrawingContent>({ kind: "drawing", drawing: content }, drawingCodec);
const textLink = (text: string) => fragmentOf<TextContent>({ kind: "text", text }, textCodec);
/** On a page that takes whatever the link says it holds. */
const read = (fragment: string | null) =>
  readFragment(fragment ?? "", fragment?.startsWith("#text") ? textCodec : drawingCodec) as
    { content: DrawingContent | TextContent; note: string } | { problem: string } | null;

function drawingOf(fragment: string | null): { drawing: Drawing; note: string } {
  const found = read(fragment);
  if (!found || "problem" in found || found.content.kind !== "drawing") throw new Error("no drawing");
  return { drawing: found.content.drawing, note: found.note };
}

describe("a link", () => {
  it("brings a drawing back to the thousandth, in few letters", () => {
    const fragment = drawingLink(drawing);
    expect(fragment).toMatch(/^#drawing=1\.[\w-]{10,40}$/);
    expect(drawingOf(fragment)).toEqual({ drawing, note: "" });
  });

  it("leaves out points that change nothing", () => {
    const strokes: Point[][] = [
      [
        [0.1, 0.1],
        [0.1, 0.1],
        [0.2, 0.2],
        [0.3, 0.3],
        [0.2, 0.2],
      ],
    ];
    expect(drawingOf(drawingLink({ strokes, pen: 0.05 })).drawing.strokes).toEqual([
      [
        [0.1, 0.1],
        [0.3, 0.3],
        [0.2, 0.2],
      ],
    ]);
  });

  it("brings a text back", () => {
    expect(textLink("17+38")).toBe("#text=1.17%2B38");
    for (const text of ["17+38", "ß → 🙂", "100 % & more #"])
      expect(read(textLink(text))).toEqual({ content: { kind: "text", text }, note: "" });
    expect(read(`#text=1.${"a".repeat(LONGEST_TEXT + 1)}`)).toMatchObject({
      content: { text: "a".repeat(LONGEST_TEXT) },
      note: expect.stringContaining("left out"),
    });
    expect(read("#text=1.1%00%2B%E2%80%AE2")).toMatchObject({ content: { text: "1+2" } });
  });

  it("does not hold more than a drawing has", () => {
    const point = (index: number): Point => [0.5 + (((index * index) % 7) - 3) / 1000, 0.5 + ((index % 5) - 2) / 1000];
    const many = (count: number) => Array.from({ length: count }, (_, index) => point(index));
    expect(drawingLink({ strokes: [many(MOST_POINTS + 1)], pen: 0.05 })).toBeNull();
    expect(drawingLink({ strokes: many(MOST_STROKES + 1).map((one) => [one]), pen: 0.05 })).toBeNull();
    expect(drawingLink({ strokes: [], pen: 0.05 })).toBeNull();
    expect(textLink("\u0000")).toBeNull();
  });

  it("is none of ours, or is refused with a sentence", () => {
    for (const fragment of ["", "#", "#main", "#drawings=1.AA", "drawing=1.AA"]) expect(read(fragment)).toBeNull();
    for (const fragment of [
      "#drawing=",
      "#drawing=1",
      "#drawing=1.",
      "#drawing=2.AAAA",
      "#drawing=1.%%%",
      "#drawing=1.MgA",
      "#drawing=1.A",
      "#text=1.%E0%A4",
      "#text=1.",
      `#drawing=1.${"A".repeat(30_000)}`,
    ]) {
      expect(read(fragment), fragment).toEqual({ problem: expect.stringMatching(/^[A-Z].{15,140}\.$/) });
    }
  });

  it("is cut off where it would be too much", () => {
    const zigzag = Array.from({ length: MOST_INK + 50 }, (_, index): Point => [index % 2, (index % 7) / 10]);
    expect(drawingLink({ strokes: [zigzag], pen: 0.05 })).toBeNull();
    const bytes = [50, 220, 3]; // the pen, and a stroke of 476 points that go from one side to the other and back
    for (let index = 0; index < 476; index++)
      for (const step of [index % 2 ? -1000 : 1000, 0]) pushNumber(bytes, folded(step));
    const read = drawingOf(`#drawing=1.${lettersOf(bytes)}`);
    expect(read.note).toContain("left out");
    expect(itemAt(read.drawing.strokes, 0).length).toBeLessThanOrEqual(MOST_INK + 1);
  });

  it("survives 1,000 mutations: a drawing or a text within its bounds, or a sentence, and nothing is thrown", () => {
    const next = random(SEED);
    const below = (count: number) => Math.floor(next() * count);
    const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=#%+/ \u0000é🙂");
    const one = (): string => itemAt(letters, below(letters.length));
    const starts = [
      drawingLink(drawing),
      drawingLink({
        strokes: Array.from({ length: 9 }, () =>
          Array.from({ length: 60 }, (): Point => [0.3 + 0.3 * next(), 0.3 + 0.3 * next()]),
        ),
        pen: 0.09,
      }),
      textLink("17+38"),
      textLink("ß → 🙂 100 %"),
    ];
    const outcomes = { drawing: 0, text: 0, refused: 0, notOurs: 0 };
    for (let turn = 0; turn < 1000; turn++) {
      let fragment = defined(itemAt(starts, below(starts.length)));
      for (let change = below(6) + 1; change > 0; change--) {
        const place = below(fragment.length + 1);
        // Mostly behind the name and the version, where the content is.
        const at = next() < 0.85 ? Math.max(place, Math.min(12, fragment.length)) : place;
        const span = below(4) === 0 ? below(fragment.length) : below(4);
        const mutations = [
          () => fragment.slice(0, at) + one() + fragment.slice(at + 1),
          () => fragment.slice(0, at) + one().repeat(below(8) === 0 ? 25_000 : below(40)) + fragment.slice(at),
          () => fragment.slice(0, at) + fragment.slice(at + span),
          () => fragment.slice(0, at),
          () => fragment + fragment.slice(at),
          () => fragment.slice(0, at) + "_".repeat(below(12)) + fragment.slice(at),
        ];
        fragment = itemAt(mutations, below(mutations.length))();
      }
      const found = read(fragment);
      if (found === null) outcomes.notOurs++;
      else if ("problem" in found) {
        outcomes.refused++;
        expect(found.problem).toMatch(/^[A-Z].*\.$/);
      } else if (found.content.kind === "text") {
        outcomes.text++;
        expect(Array.from(found.content.text).length).toBeLessThanOrEqual(LONGEST_TEXT);
        expect(/\p{Cs}/u.test(found.content.text)).toBe(false);
      } else {
        outcomes.drawing++;
        const { strokes, pen } = found.content.drawing;
        expect(pen).toBeGreaterThanOrEqual(0.005);
        expect(pen).toBeLessThanOrEqual(0.2);
        expect(strokes.length).toBeLessThanOrEqual(MOST_STROKES);
        expect(strokes.flat().length).toBeLessThanOrEqual(MOST_POINTS);
        for (const stroke of strokes) expect(stroke.length).toBeGreaterThan(0);
        for (const value of strokes.flat(2)) expect(value >= 0 && value <= 1).toBe(true);
        const steps = strokes.flatMap((stroke) =>
          stroke
            .slice(1)
            .map(([x, y], index) => Math.hypot(x - itemAt(stroke, index)[0], y - itemAt(stroke, index)[1])),
        );
        expect(steps.reduce((sum, step) => sum + step, 0)).toBeLessThanOrEqual(MOST_INK + 2);
      }
    }
    for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(20); // the mutations reach every way out
    expect(Object.values(outcomes).reduce((sum, count) => sum + count)).toBe(1000);
  });
});
