/** Draws what "Where did it look?" found onto a canvas. */

import { imageOf } from "../image/pixels";
import { contextOf } from "../ui/canvas";
import { put, readColours } from "../ui/colours";
import type { Square } from "./occlusion";

/** Of ink that does not matter, so much is left to be seen. */
const FAINT = 0.3;

/** Ink in the colour of the answer where it matters, and in quiet grey where it does not. */
export function paintDrawing(
  canvas: HTMLCanvasElement,
  pixels: ArrayLike<number>,
  size: number,
  map: ArrayLike<number>,
): void {
  const colours = readColours();
  const image = new ImageData(size, size);
  for (let pixel = 0; pixel < size * size; pixel++) {
    const ink = (pixels[pixel] ?? 0) / 255;
    const quiet = colours.nothing.map(
      (from, channel) => from + ((colours.less[channel] ?? 0) - from) * ink * FAINT,
    ) as typeof colours.nothing;
    put(image, pixel, ink * (map[pixel] ?? 0), { ...colours, nothing: quiet });
  }
  contextOf(canvas).putImageData(image, 0, 0);
}

/** A photo with what does not matter in shade. */
export function paintPhoto(
  canvas: HTMLCanvasElement,
  square: ArrayLike<number>,
  size: number,
  map: ArrayLike<number>,
  cells: number,
): void {
  const context = contextOf(canvas);
  context.putImageData(imageOf(square, size), 0, 0);
  const shade = new ImageData(cells, cells);
  for (let cell = 0; cell < cells * cells; cell++)
    shade.data.set([12, 12, 16, Math.round(215 * (1 - (map[cell] ?? 0)))], cell * 4);
  const small = new OffscreenCanvas(cells, cells);
  contextOf(small).putImageData(shade, 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(small, 0, 0, size, size);
}

/** A picture as it would have to be for another answer. */
export function paintChanged(canvas: HTMLCanvasElement, picture: ArrayLike<number>, size: number): void {
  const drawn = picture.length === size * size;
  if (!drawn) return contextOf(canvas).putImageData(imageOf(picture, size), 0, 0);
  const { nothing, less } = readColours();
  const image = new ImageData(size, size);
  for (let pixel = 0; pixel < size * size; pixel++)
    put(image, pixel, (picture[pixel] ?? 0) / 255, { nothing, more: less, less });
  contextOf(canvas).putImageData(image, 0, 0);
}

/** Where a square lies on a picture that is shown in any size. */
export function frameOf({ left, top, side }: Square, size: number) {
  const share = (pixels: number) => `${(pixels / size) * 100}%`;
  return { left: share(left), top: share(top), width: share(side), height: share(side) };
}
