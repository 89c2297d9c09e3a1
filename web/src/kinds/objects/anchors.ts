/**
 * Where a detector's anchors lie: the fixed boxes that it starts from, in the order of its answers. The same arithmetic
 * as glassbox/detection/anchors.py, which says what each number is for.
 */

import type { Box } from "../../image/fit";

const STRIDES = [16, 32, 64, 128];
const CELLS = 1.8;
const STEPS = [1, Math.SQRT2];
const SHAPES = [0.5, 1, 2];
const PER_CELL = STEPS.length * SHAPES.length;
const GRID = 512;

const toGrid = (share: number): number => Math.round(share * GRID) / GRID;

/** How many cells lie along a side of each map, for pictures of `size` pixels. */
const mapsOf = (size: number): number[] => STRIDES.map((stride) => Math.ceil(size / stride));

/** How many anchors there are for pictures of `size` pixels. */
export const countOfAnchors = (size: number): number =>
  mapsOf(size).reduce((sum, cells) => sum + cells ** 2 * PER_CELL, 0);

/** An anchor by its position, in shares of the square; it may reach over the edge. */
export function anchorAt(position: number, size: number): Box {
  let left = position;
  for (const cells of mapsOf(size)) {
    const here = cells ** 2 * PER_CELL;
    if (left >= here) {
      left -= here;
      continue;
    }
    const [cell, kind] = [Math.floor(left / PER_CELL), left % PER_CELL];
    const [step, shape] = [STEPS[Math.floor(kind / SHAPES.length)] ?? 0, SHAPES[kind % SHAPES.length] ?? 0];
    const [x, y] = [toGrid(((cell % cells) + 0.5) / cells), toGrid((Math.floor(cell / cells) + 0.5) / cells)];
    const [across, down] = [
      toGrid((CELLS * step * Math.sqrt(shape)) / cells) / 2,
      toGrid((CELLS * step) / Math.sqrt(shape) / cells) / 2,
    ];
    return [x - across, y - down, x + across, y + down];
  }
  throw new RangeError(`There is no anchor ${position} in pictures of ${size} pixels.`);
}
