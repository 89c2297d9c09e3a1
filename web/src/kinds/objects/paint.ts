/** Draw named boxes over a picture: on the page, and into a snapshot. */

import type { Box } from "../../image/fit";

export interface Named {
  /** Shares of the picture's width and height. */
  box: Box;
  name: string;
  colour: string;
  /** Drawn faintly and without its name: another one matters more now. */
  faint?: boolean;
  /** Boxes that gave way to this one, also in shares of the picture. */
  driven?: Box[];
}

/** Where the picture lies in the canvas, in its pixels. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Ink on the labels: on every colour of `colourOf` it is easy to read. */
const INK = "#16181d";

/** The colour of a class: neighbours in the list are far apart on the wheel, and all are light enough for dark ink. */
export const colourOf = (label: number): string =>
  `hsl(${Math.round(label * 137.508 + 18) % 360} 90% ${label % 2 ? 80 : 72}%)`;

/** Where a picture of this shape lies in a place of another shape when all of it is shown, in the middle. */
export function placed(picture: { width: number; height: number }, place: { width: number; height: number }): Place {
  const scale = Math.min(place.width / picture.width, place.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { left: (place.width - width) / 2, top: (place.height - height) / 2, width, height };
}

/**
 * Draw boxes with their names.
 *
 * @param unit pixels of the canvas for one point of the page.
 * @param mirrored the picture is shown mirrored; the words are not.
 */
export function paint(
  context: CanvasRenderingContext2D,
  boxes: readonly Named[],
  place: Place,
  unit: number,
  mirrored: boolean,
): void {
  context.font = `600 ${14 * unit}px system-ui, sans-serif`;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const { box, colour, faint, driven = [] } of boxes.toReversed()) {
    context.globalAlpha = 0.45;
    for (const one of driven) outline(context, onCanvas(one, place, mirrored), place, colour, 1.2 * unit);
    context.globalAlpha = faint ? 0.35 : 1;
    outline(context, onCanvas(box, place, mirrored), place, colour, 3 * unit);
  }
  context.globalAlpha = 1;
  // The surest come first in the list and last on the picture, over the others.
  for (const { box, name, colour, faint } of boxes.toReversed()) {
    if (!faint) write(context, name, onCanvas(box, place, mirrored), place, colour, unit);
  }
}

/** A box in pixels of the canvas. */
export function onCanvas([left, top, right, bottom]: Box, place: Place, mirrored: boolean): Place {
  const from = mirrored ? 1 - right : left;
  return {
    left: place.left + from * place.width,
    top: place.top + top * place.height,
    width: (right - left) * place.width,
    height: (bottom - top) * place.height,
  };
}

/** A line of colour between two dark ones is seen on every picture; at its edge it stays inside. */
function outline(context: CanvasRenderingContext2D, box: Place, place: Place, colour: string, line: number): void {
  const left = Math.max(box.left, place.left + line);
  const top = Math.max(box.top, place.top + line);
  const width = Math.min(box.left + box.width, place.left + place.width - line) - left;
  const height = Math.min(box.top + box.height, place.top + place.height - line) - top;
  context.lineWidth = line * 1.8;
  context.strokeStyle = "rgb(0 0 0 / 55%)";
  context.strokeRect(left, top, width, height);
  context.lineWidth = line;
  context.strokeStyle = colour;
  context.strokeRect(left, top, width, height);
}

/** The name on its box, or inside it where there is no room above. */
function write(
  context: CanvasRenderingContext2D,
  name: string,
  box: Place,
  place: Place,
  colour: string,
  unit: number,
): void {
  const high = 22 * unit;
  const wide = context.measureText(name).width + 12 * unit;
  const left = Math.max(place.left, Math.min(box.left - 1.5 * unit, place.left + place.width - wide));
  const top = box.top - high >= place.top ? box.top - high : Math.max(box.top, place.top);
  context.fillStyle = colour;
  context.fillRect(left, top, wide, high);
  context.fillStyle = INK;
  context.fillText(name, left + 6 * unit, top + high / 2 + 0.5 * unit);
}
