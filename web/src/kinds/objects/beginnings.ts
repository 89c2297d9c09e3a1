/**
 * Where each answer of a detector begins: at an anchor, a fixed box, or at a cell of a grid. Which of the two a network
 * has shows in how many answers there are.
 */

import type { Box } from "../../image/fit";
import { anchorAt, countOfAnchors } from "./anchors";

/** What answers for a box. */
export type Noun = "anchor" | "cell";

export interface Beginning {
  noun: Noun;
  /** Where the answer at this position begins, in shares of the square; it may reach over the edge. */
  at(position: number): Box;
}

/** Pixels from one cell to the next, on each grid: the same numbers as in glassbox/detection/cells.py. */
const STRIDES = [8, 16, 32];

/** Where the answers of a network begin that gives `all` of them for pictures of `size` pixels; null when that is not known. */
export function beginningOf(all: number, size: number): Beginning | null {
  if (all === countOfAnchors(size)) return { noun: "anchor", at: (position) => anchorAt(position, size) };
  if (all === countOfCells(size)) return { noun: "cell", at: (position) => cellAt(position, size) };
  return null;
}

const alongSide = (size: number) => STRIDES.map((stride) => Math.floor(size / stride));

const countOfCells = (size: number): number => alongSide(size).reduce((sum, cells) => sum + cells ** 2, 0);

function cellAt(position: number, size: number): Box {
  let left = position;
  for (const cells of alongSide(size)) {
    if (left < cells ** 2) {
      const [x, y] = [left % cells, Math.floor(left / cells)];
      return [x / cells, y / cells, (x + 1) / cells, (y + 1) / cells];
    }
    left -= cells ** 2;
  }
  throw new RangeError(`There is no cell ${position} in pictures of ${size} pixels.`);
}
