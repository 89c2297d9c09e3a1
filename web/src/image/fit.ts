/**
 * Make the square that a network reads out of a picture of any size.
 *
 * The same arithmetic as glassbox/images/fitting.py, which resizes with Pillow's BILINEAR: a triangle filter that
 * widens when it shrinks, in whole numbers of 22 bits behind the point, along rows first, then along columns, each
 * rounded to whole brightness. Golden vectors hold the two within 1/255: Pillow 12.3 and later take the columns of tall
 * pictures first, which rounds some numbers the other way.
 */

import type { Fit } from "../contract";
import { defined } from "../shared/defined";

/** Left, top, right, bottom. */
export type Box = [left: number, top: number, right: number, bottom: number];

/** Which part of a picture (`source`, in its pixels) goes to which part of the square (`target`, in whole pixels). */
export interface Region {
  source: Box;
  target: Box;
}

/** Bits behind the point in the weights of the filter. */
const PRECISION = 22;
/** Pictures of how many sizes are kept in mind: a video, a photo and what is shown before them. */
const REMEMBERED = 8;

/** The weights of one direction: output `i` is the sum over `count[i]` inputs from `first[i]` on. */
interface Weights {
  taps: number;
  first: Int32Array;
  count: Int32Array;
  values: Int32Array;
}

interface Plan extends Region {
  across: Weights;
  down: Weights;
}

const plans = new Map<string, Plan>();

/** Which part of a picture of this size goes to which part of the square. */
export function region(width: number, height: number, fit: Fit): Region {
  if (fit.way === "contain") {
    const scale = fit.size / Math.max(width, height);
    const innerWidth = Math.max(1, Math.floor(width * scale + 0.5));
    const innerHeight = Math.max(1, Math.floor(height * scale + 0.5));
    const left = (fit.size - innerWidth) >> 1;
    const top = (fit.size - innerHeight) >> 1;
    return { source: [0, 0, width, height], target: [left, top, left + innerWidth, top + innerHeight] };
  }
  const wide = Math.min(width, height * fit.widest);
  const high = Math.min(height, width * fit.widest);
  const left = (width - wide) / 2;
  const top = (height - high) / 2;
  return { source: [left, top, left + wide, top + high], target: [0, 0, fit.size, fit.size] };
}

/**
 * The square that the network reads.
 *
 * @param pixels red, green, blue and opacity of each pixel, row by row, as ImageData holds them; opacity is not used.
 * @returns red, green, blue of each pixel of the square: size x size x 3, whole numbers 0 to 255.
 */
export function fitImage(
  pixels: Uint8ClampedArray | Uint8Array,
  width: number,
  height: number,
  fit: Fit,
): Uint8ClampedArray<ArrayBuffer> {
  const { target, across, down } = planFor(width, height, fit);
  const [left, top, right, bottom] = target;
  const columns = right - left;
  const rows = bottom - top;
  // Only the rows of the picture that the second pass will ask for.
  const firstRow = down.first[0] ?? 0;
  const lastRow = (down.first[rows - 1] ?? 0) + (down.count[rows - 1] ?? 0);
  const narrow = new Uint8Array((lastRow - firstRow) * columns * 3);
  for (let row = firstRow; row < lastRow; row++) {
    shrinkRow(pixels, row * width * 4, across, narrow, (row - firstRow) * columns * 3, columns);
  }
  const square = new Uint8ClampedArray(fit.size * fit.size * 3);
  if (columns < fit.size || rows < fit.size) square.fill(fit.padding);
  for (let row = 0; row < rows; row++) {
    const place = ((top + row) * fit.size + left) * 3;
    const from = ((down.first[row] ?? 0) - firstRow) * columns * 3;
    mixRows(narrow, from, columns * 3, down, row, square, place);
  }
  return square;
}

/** The square as the network takes it: the same numbers as 32-bit floats. */
export const asInput = (square: ArrayLike<number>): Float32Array<ArrayBuffer> => new Float32Array(square);

function planFor(width: number, height: number, fit: Fit): Plan {
  const key = [width, height, fit.size, fit.way, fit.widest].join(" ");
  const known = plans.get(key);
  if (known) return known;
  const { source, target } = region(width, height, fit);
  const plan = {
    source,
    target,
    across: weights(width, source[0], source[2], target[2] - target[0]),
    down: weights(height, source[1], source[3], target[3] - target[1]),
  };
  if (plans.size >= REMEMBERED) plans.delete(defined(plans.keys().next().value));
  plans.set(key, plan);
  return plan;
}

/** What each of `length` outputs takes of the inputs between `from` and `to`, as Pillow computes it. */
function weights(size: number, from: number, to: number, length: number): Weights {
  const start = Math.fround(from); // Pillow keeps the box in 32-bit floats
  const scale = Math.fround(Math.fround(to) - start) / length;
  const wider = Math.max(1, scale);
  const taps = Math.ceil(wider) * 2 + 1;
  const first = new Int32Array(length);
  const count = new Int32Array(length);
  const values = new Int32Array(length * taps);
  for (let place = 0; place < length; place++) {
    const centre = start + (place + 0.5) * scale;
    const least = Math.max(0, Math.trunc(centre - wider + 0.5));
    const most = Math.min(size, Math.trunc(centre + wider + 0.5));
    const shares = Array.from({ length: most - least }, (_, tap) => {
      const distance = Math.abs((tap + least - centre + 0.5) / wider);
      return distance < 1 ? 1 - distance : 0;
    });
    const sum = shares.reduce((total, share) => total + share, 0);
    first[place] = least;
    count[place] = shares.length;
    shares.forEach((share, tap) => {
      values[place * taps + tap] = Math.trunc(0.5 + (sum ? share / sum : share) * (1 << PRECISION));
    });
  }
  return { taps, first, count, values };
}

/** One row of the picture, made as narrow as the square's inner part. */
function shrinkRow(
  pixels: ArrayLike<number>,
  from: number,
  { taps, first, count, values }: Weights,
  into: Uint8Array,
  place: number,
  columns: number,
): void {
  for (let column = 0; column < columns; column++) {
    let red = 1 << (PRECISION - 1); // half, so that cutting off rounds
    let green = red;
    let blue = red;
    let at = from + (first[column] ?? 0) * 4;
    const start = column * taps;
    const end = start + (count[column] ?? 0);
    for (let tap = start; tap < end; tap++, at += 4) {
      const weight = values[tap] ?? 0;
      red += (pixels[at] ?? 0) * weight;
      green += (pixels[at + 1] ?? 0) * weight;
      blue += (pixels[at + 2] ?? 0) * weight;
    }
    into[place++] = red >> PRECISION;
    into[place++] = green >> PRECISION;
    into[place++] = blue >> PRECISION;
  }
}

/** One row of the square, mixed of narrow rows. */
function mixRows(
  narrow: Uint8Array,
  from: number,
  length: number,
  { taps, count, values }: Weights,
  row: number,
  into: Uint8ClampedArray,
  place: number,
): void {
  const start = row * taps;
  const end = start + (count[row] ?? 0);
  for (let index = 0; index < length; index++) {
    let sum = 1 << (PRECISION - 1);
    let at = from + index;
    for (let tap = start; tap < end; tap++, at += length) sum += (narrow[at] ?? 0) * (values[tap] ?? 0);
    into[place + index] = sum >> PRECISION;
  }
}
