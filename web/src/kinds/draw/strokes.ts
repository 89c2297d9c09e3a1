/** What can be done to a drawing, without a canvas. Coordinates are shares of the canvas side, 0 to 1. */

import type { Drawing, Point } from "../../contract";

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The box round the points, without the width of the pen; null when there are none. */
export function boxOf(strokes: readonly (readonly Point[])[]): Box | null {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const stroke of strokes) {
    for (const [x, y] of stroke) {
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box.left <= box.right ? box : null;
}

/** Whether a stroke is a dot: a click, or a pen that did not move. Browsers do not agree that such a line is drawn. */
export const isDot = (stroke: readonly Point[]): boolean =>
  stroke.length > 0 && stroke.every(([x, y]) => x === stroke[0]?.[0] && y === stroke[0][1]);

/** The longer side of the box round the points; 0 for a dot and for nothing. */
export function extentOf(strokes: readonly (readonly Point[])[]): number {
  const box = boxOf(strokes);
  return box ? Math.max(box.right - box.left, box.bottom - box.top) : 0;
}

/** Where a pointer is on a canvas of that place and size; outside it, the nearest point of its edge. */
export function pointOn(
  place: { left: number; top: number; width: number; height: number },
  x: number,
  y: number,
): Point {
  return [between(0, (x - place.left) / place.width, 1), between(0, (y - place.top) / place.height, 1)];
}

/** The drawing moved by a share of the canvas side, as far as it stays on the canvas. */
export function nudged(drawing: Drawing, right: number, down: number): Drawing {
  const box = boxOf(drawing.strokes);
  if (!box) return drawing;
  const x = between(-box.left, right, 1 - box.right);
  const y = between(-box.top, down, 1 - box.bottom);
  return { ...drawing, strokes: mapped(drawing.strokes, (point) => [point[0] + x, point[1] + y]) };
}

/** The drawing made larger or smaller about its middle, no larger than the canvas and no smaller than 5 % of it. */
export function scaled(drawing: Drawing, factor: number): Drawing {
  const box = boxOf(drawing.strokes);
  const extent = extentOf(drawing.strokes);
  if (!box || extent === 0) return drawing;
  const share = between(0.05, extent * factor, 1) / extent;
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const larger = mapped(drawing.strokes, ([x, y]) => [
    middleX + (x - middleX) * share,
    middleY + (y - middleY) * share,
  ]);
  return nudged({ ...drawing, strokes: larger }, 0, 0);
}

function mapped(strokes: Point[][], move: (point: Point) => Point): Point[][] {
  return strokes.map((stroke) => stroke.map(move));
}

function between(low: number, value: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
