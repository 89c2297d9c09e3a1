/**
 * Which places of a picture an answer hangs on: cover one place after the other and see how much the answer suffers
 * (Zeiler and Fergus, 2013, arXiv:1311.2901). Pure arithmetic; the network is asked elsewhere.
 */

/** Covers along each side. */
export const PLACES = 11;
/** Side of a cover, as a share of the picture's. */
export const COVER = 0.26;
/** Cells of the map along each side. */
export const CELLS = 40;

/** Left and top of the cover number `place`, and its side, in whole pixels. */
export function coverAt(place: number, size: number): { left: number; top: number; side: number } {
  const side = Math.round(COVER * size);
  const at = (index: number) => Math.round((index * (size - side)) / (PLACES - 1));
  return { left: at(place % PLACES), top: at(Math.floor(place / PLACES)), side };
}

/** How much speaks for an answer of this probability, against all others together: its log-odds, kept finite. */
export function evidence(probability: number): number {
  const share = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(share / (1 - share));
}

/** The square with one place covered by its mean colour. */
export function covered(square: ArrayLike<number>, size: number, place: number): Float32Array<ArrayBuffer> {
  const result = new Float32Array(square);
  const { left, top, side } = coverAt(place, size);
  const colour = [0, 1, 2].map((channel) => mean(square, channel));
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) result.set(colour, (y * size + x) * 3);
  }
  return result;
}

/**
 * How much each cell of the picture matters.
 *
 * @param drops for each cover, how much of the evidence for the answer it took away.
 * @returns CELLS x CELLS shares, row by row: 0 where covering takes away least, 1 where it takes away most.
 */
export function mattering(drops: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const map = new Float32Array(CELLS * CELLS);
  const covers = new Float32Array(CELLS * CELLS);
  for (let place = 0; place < PLACES * PLACES; place++) {
    const { left, top, side } = coverAt(place, CELLS);
    for (let y = top; y < top + side; y++) {
      for (let x = left; x < left + side; x++) {
        map[y * CELLS + x]! += Math.max(0, drops[place]!);
        covers[y * CELLS + x]!++;
      }
    }
  }
  const shares = map.map((sum, cell) => sum / (covers[cell] || 1));
  const most = Math.max(...shares);
  const least = Math.min(...shares);
  if (most === least) return shares.fill(most > 0 ? 1 : 0);
  return shares.map((share) => (share - least) / (most - least));
}

function mean(square: ArrayLike<number>, channel: number): number {
  let sum = 0;
  for (let at = channel; at < square.length; at += 3) sum += square[at]!;
  return Math.round(sum / (square.length / 3));
}
