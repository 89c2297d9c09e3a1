/**
 * Turn strokes into the small picture a network reads: glassbox/drawing/rendering.py in TypeScript.
 *
 * The order of the operations is that of the Python file; golden vectors hold the two equal to 1/255. Only the
 * pixels that a segment can touch are visited, which changes nothing but the time.
 */

import type { Drawing, Point, Recipe } from "../../contract";
import { itemAt } from "../../shared/defined";

/** x0, y0, x1, y1 of one segment after another; a dot is a segment of length 0. */
type Segments = Float64Array;

/**
 * Draw strokes by a recipe.
 *
 * @param drawing strokes in any unit, and the width of the pen in the same unit; a stroke of one point is a dot.
 * @returns size x size brightnesses, row by row: 0 where there is no ink, 255 in full ink.
 * @throws RangeError when a point is not finite or the pen is not wider than 0.
 */
export function render(drawing: Drawing, recipe: Recipe): Uint8ClampedArray {
  const segments = segmentsOf(drawing.strokes);
  if (!segments.every(Number.isFinite) || !Number.isFinite(drawing.pen) || drawing.pen <= 0) {
    throw new RangeError("A drawing needs finite points and a pen wider than 0.");
  }
  const pixels = new Uint8ClampedArray(recipe.size * recipe.size);
  if (segments.length === 0) return pixels;

  const [lowX, lowY, highX, highY] = bounds(segments);
  const { scale, width } = fit(Math.max(highX - lowX, highY - lowY), drawing.pen, recipe);
  const middleX = (lowX + highX) / 2;
  const middleY = (lowY + highY) / 2;
  for (let i = 0; i < segments.length; i += 2) {
    segments[i] = ((segments[i] ?? 0) - middleX) * scale + recipe.middle;
    segments[i + 1] = ((segments[i + 1] ?? 0) - middleY) * scale + recipe.middle;
  }
  let ink = inkOf(segments, width, recipe.size);
  if (recipe.centre === "mass") {
    const [massX, massY] = centreOfMass(ink, recipe.size);
    const moveX = recipe.middle - massX;
    const moveY = recipe.middle - massY;
    for (let i = 0; i < segments.length; i += 2) {
      segments[i] = (segments[i] ?? 0) + moveX;
      segments[i + 1] = (segments[i + 1] ?? 0) + moveY;
    }
    ink = inkOf(segments, width, recipe.size);
  }
  for (let i = 0; i < pixels.length; i++) pixels[i] = Math.floor((ink[i] ?? 0) * 255 + 0.5);
  return pixels;
}

/** Scale and pen width, in pixels, that make ink of `extent` (without the pen) fill the recipe's box. */
export function fit(extent: number, pen: number, recipe: Recipe): { scale: number; width: number } {
  const wanted = (pen * recipe.box) / (extent + pen);
  const width = Math.min(Math.max(wanted, recipe.thinnest), recipe.thickest);
  const scale = extent > 0 ? (recipe.box - width) / extent : 1;
  return { scale, width };
}

function segmentsOf(strokes: readonly (readonly Point[])[]): Segments {
  let count = 0;
  for (const stroke of strokes) count += stroke.length === 1 ? 1 : Math.max(0, stroke.length - 1);
  const segments = new Float64Array(count * 4);
  let at = 0;
  for (const stroke of strokes) {
    const last = Math.max(1, stroke.length - 1);
    for (let i = 0; stroke.length > 0 && i < last; i++) {
      const [x0, y0] = itemAt(stroke, i);
      const [x1, y1] = itemAt(stroke, Math.min(i + 1, stroke.length - 1));
      segments.set([x0, y0, x1, y1], at);
      at += 4;
    }
  }
  return segments;
}

function bounds(segments: Segments): [lowX: number, lowY: number, highX: number, highY: number] {
  let [lowX, lowY, highX, highY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < segments.length; i += 2) {
    lowX = Math.min(lowX, segments[i] ?? 0);
    highX = Math.max(highX, segments[i] ?? 0);
    lowY = Math.min(lowY, segments[i + 1] ?? 0);
    highY = Math.max(highY, segments[i + 1] ?? 0);
  }
  return [lowX, lowY, highX, highY];
}

/** Coverage 0..1 of every pixel: one inside the pen, zero outside, a one-pixel ramp on its edge. */
function inkOf(segments: Segments, width: number, size: number): Float64Array {
  const reach = width / 2 + 0.5;
  const nearest2 = new Float64Array(size * size).fill(Infinity);
  for (let i = 0; i < segments.length; i += 4) {
    const startX = segments[i] ?? 0;
    const startY = segments[i + 1] ?? 0;
    const alongX = (segments[i + 2] ?? 0) - startX;
    const alongY = (segments[i + 3] ?? 0) - startY;
    const length2 = alongX * alongX + alongY * alongY;
    const divisor = length2 > 0 ? length2 : 1;
    const [left, right] = span(startX, startX + alongX, reach, size);
    const [top, bottom] = span(startY, startY + alongY, reach, size);
    for (let row = top; row <= bottom; row++) {
      const toY = row + 0.5 - startY;
      for (let column = left; column <= right; column++) {
        const toX = column + 0.5 - startX;
        const share = Math.min(Math.max((toX * alongX + toY * alongY) / divisor, 0), 1);
        const offX = toX - share * alongX;
        const offY = toY - share * alongY;
        const distance2 = offX * offX + offY * offY;
        const at = row * size + column;
        if (distance2 < (nearest2[at] ?? 0)) nearest2[at] = distance2;
      }
    }
  }
  return nearest2.map((distance2) => Math.min(Math.max(reach - Math.sqrt(distance2), 0), 1));
}

/** First and last pixel whose centre lies within `reach` of the interval from `a` to `b`, on the grid. */
function span(a: number, b: number, reach: number, size: number): [first: number, last: number] {
  const first = Math.floor(Math.min(a, b) - reach - 0.5);
  const last = Math.ceil(Math.max(a, b) + reach - 0.5);
  return [Math.max(0, first), Math.min(size - 1, last)];
}

function centreOfMass(ink: Float64Array, size: number): [x: number, y: number] {
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const weight = ink[row * size + column] ?? 0;
      sum += weight;
      sumX += weight * (column + 0.5);
      sumY += weight * (row + 0.5);
    }
  }
  return [sumX / sum, sumY / sum];
}
