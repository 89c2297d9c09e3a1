/** Draws maps, units, weights and inputs onto canvases. */

import type { PixelWeights } from "../contract";
import { imageOf } from "../image/pixels";
import { contextOf } from "../ui/canvas";
import { put, type Colours } from "../ui/colours";
import { reachOf, type View } from "./shape";

type Maps = Extract<View, { form: "maps" }>;

/** Some maps of a layer one under the other, each at its own size: enlarging is left to the canvas, which costs far less. */
export function stripOf(
  values: ArrayLike<number> | null,
  { rows, columns, count }: Maps,
  units: ArrayLike<number>,
  reach: number,
  colours: Colours,
): OffscreenCanvas {
  const strip = new ImageData(columns, rows * units.length);
  for (let at = 0; at < units.length; at++) {
    for (let place = 0; place < rows * columns; place++) {
      put(strip, at * rows * columns + place, (values?.[place * count + (units[at] ?? 0)] ?? 0) / reach, colours);
    }
  }
  const source = new OffscreenCanvas(columns, rows * units.length);
  contextOf(source).putImageData(strip, 0, 0);
  return source;
}

/** One value after the other into the pixels of a small canvas; what is left over stays clear. */
export function paintValues(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number> | null,
  count: number,
  reach: number,
  colours: Colours,
): void {
  const image = new ImageData(canvas.width, canvas.height);
  for (let i = 0; i < count; i++) put(image, i, (values?.[i] ?? 0) / reach, colours);
  contextOf(canvas).putImageData(image, 0, 0);
}

/** What the network was given: grey or coloured pixels, values 0 to 255, or where they are signed -1 to 1. */
export function paintInput(
  canvas: HTMLCanvasElement,
  given: ArrayLike<number> | null,
  rows: number,
  columns: number,
  channels: number,
  signed = false,
): void {
  const values = given ?? new Float32Array(rows * columns * channels);
  const shown = given && signed ? Float32Array.from(values, (value) => (value + 1) * 127.5) : values;
  contextOf(canvas).putImageData(imageOf(shown, columns, rows), 0, 0);
}

/**
 * The weights of one unit, by its own strongest one: of grey pixels for and against, of coloured ones the colour that
 * they ask for.
 *
 * @returns null where they were left out.
 */
export function weightsOf(
  { rows, columns, channels, values }: PixelWeights,
  unit: number,
  colours: Colours,
): ImageData | null {
  const own = values[unit];
  if (!own) return null;
  const reach = reachOf(own);
  const image = new ImageData(columns, rows);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    if (channels === 1) {
      put(image, pixel, (own[pixel] ?? 0) / reach, colours);
      continue;
    }
    for (let channel = 0; channel < 3; channel++)
      image.data[pixel * 4 + channel] = 128 + (127 * (own[pixel * channels + channel] ?? 0)) / reach;
    image.data[pixel * 4 + 3] = 255;
  }
  return image;
}
