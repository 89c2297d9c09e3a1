/** How the maps of a layer are laid into a small box of a picture of the network. */

/** Space between two maps, in points of the page. */
export const GAP = 4;
/** No map is smaller than a finger or a pointer can hit, or an eye can read. */
const LEAST = 24;

export interface Packing {
  /** Width and height of one map. */
  width: number;
  height: number;
  /** How many of them are shown, and how many of those beside each other. */
  shown: number;
  across: number;
}

/**
 * The side of a map by its real shape: the square root, so that a map of half the side is drawn with 0.7 of it. At true
 * proportion the last maps of a photo network would be three points wide.
 *
 * @param largest rows of the largest map, which is drawn with the side `full`.
 */
export function sideOf(rows: number, largest: number, full: number): number {
  return Math.max(LEAST, Math.round(full * Math.sqrt(Math.min(1, rows / largest))));
}

/** As many maps as the box takes, at most `most`, filled row by row. */
export function packMaps(
  box: { width: number; height: number },
  width: number,
  height: number,
  count: number,
  most: number,
): Packing {
  const fits = (space: number, side: number) => Math.max(1, Math.floor((space + GAP) / (side + GAP)));
  const across = Math.min(fits(box.width, width), count, most);
  const shown = Math.min(across * fits(box.height, height), count, most);
  return { width, height, shown, across };
}

/** Which of the packed maps lies at a point, counted from 0; null between them. */
export function mapAt({ width, height, shown, across }: Packing, x: number, y: number): number | null {
  const [column, row] = [Math.floor(x / (width + GAP)), Math.floor(y / (height + GAP))];
  if (column < 0 || column >= across || x - column * (width + GAP) > width || y - row * (height + GAP) > height)
    return null;
  const place = row * across + column;
  return row >= 0 && place < shown ? place : null;
}
