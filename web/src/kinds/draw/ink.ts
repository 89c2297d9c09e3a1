/** Put strokes on a canvas as round, sharp ink. */

import type { Drawing, Point } from "../../contract";
import { itemAt } from "../../shared/defined";
import { contextOf } from "../../ui/canvas";
import { isDot } from "./strokes";

/** Make a canvas as fine as the screen, whatever its size in the page; true when that changed it, which clears it. */
export function sharpen(canvas: HTMLCanvasElement): boolean {
  const side = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
  if (canvas.width === side && canvas.height === side) return false;
  canvas.width = side;
  canvas.height = side;
  return true;
}

/** Draw everything anew. */
export function paint(canvas: HTMLCanvasElement, drawing: Drawing): void {
  const context = contextOf(canvas);
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (const stroke of drawing.strokes) paintStroke(canvas, stroke, drawing.pen);
}

/** Draw the points of a stroke from `from` on: with ink that only grows, the rest need not be drawn again. */
export function paintStroke(canvas: HTMLCanvasElement, stroke: readonly Point[], pen: number, from = 0): void {
  const side = canvas.width;
  const context = contextOf(canvas);
  context.strokeStyle = getComputedStyle(canvas).color;
  context.lineWidth = pen * side;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  const [x, y] = itemAt(stroke, Math.max(0, from - 1));
  if (isDot(stroke)) {
    context.arc(x * side, y * side, (pen * side) / 2, 0, 2 * Math.PI);
    context.fillStyle = context.strokeStyle;
    context.fill();
    return;
  }
  context.moveTo(x * side, y * side);
  for (const point of stroke.slice(from)) context.lineTo(point[0] * side, point[1] * side);
  context.stroke();
}
