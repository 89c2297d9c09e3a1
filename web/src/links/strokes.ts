/** A drawing in whole thousandths of the canvas, as letters; and back, whatever the letters are. */

import type { Drawing, Point } from "../contract";
import { itemAt } from "../shared/defined";
import { bytesOf, folded, lettersOf, pushNumber, reader, unfolded } from "./varint";

/** More than anyone draws by hand, and little enough to be drawn again at once. */
export const MOST_STROKES = 100;
export const MOST_POINTS = 3000;
/** All lines together, in canvas sides. */
export const MOST_INK = 200;
/** Pens, in thousandths of the canvas side. */
const THINNEST = 5;
const THICKEST = 200;
const WHOLE = 1000;

export type Read = { drawing: Drawing; note: string } | { problem: string };

/** A drawing as letters; null when it is nothing, or more than a link may hold. */
export function lettersOfDrawing({ strokes, pen }: Drawing): string | null {
  const lines = strokes.map(simpler).filter((line) => line.length > 0);
  const points = lines.reduce((sum, line) => sum + line.length, 0);
  if (lines.length === 0 || lines.length > MOST_STROKES || points > MOST_POINTS || inkOf(lines) > MOST_INK) return null;
  const bytes: number[] = [];
  pushNumber(bytes, within(THINNEST, Math.round(pen * WHOLE), THICKEST));
  for (const line of lines) {
    pushNumber(bytes, line.length);
    let [x, y] = [0, 0];
    for (const point of line) {
      pushNumber(bytes, folded(point[0] - x));
      pushNumber(bytes, folded(point[1] - y));
      [x, y] = point;
    }
  }
  return lettersOf(bytes);
}

/** The drawing that letters hold, as far as they hold one; what is too much or cut off is left out, and said. */
export function drawingOfLetters(letters: string): Read {
  const bytes = bytesOf(letters);
  if (!bytes) return { problem: "This link holds no drawing: it has letters that no link of this page has." };
  const { next, left } = reader(bytes);
  const pen = within(THINNEST, next() ?? 0, THICKEST) / WHOLE;
  const strokes: Point[][] = [];
  let points = 0;
  let ink = 0;
  let note = "";
  while (left() > 0 && !note) {
    const stroke: Point[] = [];
    let [x, y] = [0, 0];
    for (let wanted = next() ?? 0; wanted > 0 && !note; wanted--) {
      const [across, down] = [next(), next()];
      if (across === null || down === null) {
        note = "This link was cut off; what it still held is shown.";
        break;
      }
      const to = [within(0, x + unfolded(across), WHOLE), within(0, y + unfolded(down), WHOLE)] as const;
      ink += stroke.length ? Math.hypot(to[0] - x, to[1] - y) / WHOLE : 0;
      if (++points > MOST_POINTS || ink > MOST_INK || strokes.length >= MOST_STROKES) {
        note = "This link held more than a drawing has; the rest was left out.";
        break;
      }
      [x, y] = to;
      stroke.push([x / WHOLE, y / WHOLE]);
    }
    if (stroke.length) strokes.push(stroke);
  }
  return strokes.length
    ? { drawing: { strokes, pen }, note }
    : { problem: "This link holds no drawing, or nothing of it is left." };
}

/** The length of all lines together, in canvas sides. */
function inkOf(lines: readonly Point[][]): number {
  const steps = lines.flatMap((line) =>
    line.slice(1).map((to, index) => Math.hypot(to[0] - itemAt(line, index)[0], to[1] - itemAt(line, index)[1])),
  );
  return steps.reduce((sum, step) => sum + step, 0) / WHOLE;
}

/** A line in whole thousandths without the points that change nothing: repeated ones, and those on the straight way. */
function simpler(stroke: readonly Point[]): Point[] {
  const line: Point[] = [];
  for (const point of stroke) {
    const to: Point = [within(0, Math.round(point[0] * WHOLE), WHOLE), within(0, Math.round(point[1] * WHOLE), WHOLE)];
    const [before, last] = line.slice(-2);
    const end = last ?? before;
    if (end && end[0] === to[0] && end[1] === to[1]) continue;
    if (before && last && straight(before, last, to)) line.pop();
    line.push(to);
  }
  return line;
}

/** Whether the way from `a` over `b` to `c` goes on in the very same direction. */
function straight(a: Point, b: Point, c: Point): boolean {
  const [ax, ay, bx, by] = [b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]];
  return ax * by === ay * bx && ax * bx + ay * by > 0;
}

/** The nearest whole number in a range; what is no number becomes its low end. */
function within(low: number, value: number, high: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, low), high) : low;
}
