/**
 * Which places of a picture an answer hangs on: cover one place after the other and see how much the answer suffers
 * (Zeiler and Fergus, 2013, arXiv:1311.2901). Pure arithmetic, the same as in glassbox/interpret/occlusion.py; the
 * network is asked elsewhere.
 */

/** How a picture is covered. */
export interface OcclusionSettings {
  /** Covers along each side. */
  places: number;
  /** Side of a cover, as a share of the picture's. */
  side: number;
  /** Cells of the map along each side. */
  cells: number;
  /** Whether a cover has the picture's mean colour; else it is background, which is 0. */
  mean: boolean;
  /** Sides of the patches that are tried to change the answer, as shares, small ones first. */
  patches: number[];
  /** What such a patch is filled with: as above, or with ink. */
  values: Filling[];
}

export type Filling = "cover" | "ink";

/** A square of a picture, in whole pixels. */
export interface Square {
  left: number;
  top: number;
  side: number;
}

export const DRAWING: OcclusionSettings = {
  places: 13,
  side: 1 / 7,
  cells: 28,
  mean: false,
  patches: [3, 4, 6, 8, 10, 14].map((side) => side / 28),
  values: ["cover", "ink"],
};
export const PHOTO: OcclusionSettings = {
  places: 15,
  side: 0.2,
  cells: 40,
  mean: true,
  patches: [0.15, 0.2, 0.26, 0.34, 0.42, 0.5],
  values: ["cover"],
};

/** The covers, row by row, from corner to corner of a picture. */
export function squares(size: number, share: number, places: number): Square[] {
  const side = Math.round(share * size);
  const at = (index: number) => Math.round((index * (size - side)) / Math.max(1, places - 1));
  return Array.from({ length: places * places }, (_, place) => ({
    left: at(place % places),
    top: at(Math.floor(place / places)),
    side,
  }));
}

/** How much speaks for an answer of this probability, against all others together: its log-odds, kept finite. */
export function evidence(probability: number): number {
  const share = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(share / (1 - share));
}

/** The colour of a filling, one number for each channel of a picture. */
export function colourOf(
  filling: Filling,
  picture: ArrayLike<number>,
  size: number,
  { mean }: OcclusionSettings,
): number[] {
  const channels = picture.length / (size * size);
  return Array.from({ length: channels }, (_, channel) =>
    filling === "ink" ? 255 : mean ? meanOf(picture, channel, channels) : 0,
  );
}

function meanOf(picture: ArrayLike<number>, channel: number, channels: number): number {
  let sum = 0;
  for (let at = channel; at < picture.length; at += channels) sum += picture[at] ?? 0;
  return Math.round(sum / (picture.length / channels));
}

/** A copy of a picture with one square filled; null when that would change nothing. */
export function cover(
  picture: ArrayLike<number>,
  size: number,
  { left, top, side }: Square,
  colour: number[],
): Float32Array<ArrayBuffer> | null {
  const copy = new Float32Array(picture);
  let changed = false;
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) {
      for (let channel = 0; channel < colour.length; channel++) {
        const at = (y * size + x) * colour.length + channel;
        changed ||= copy[at] !== colour[channel];
        copy[at] = colour[channel] ?? 0;
      }
    }
  }
  return changed ? copy : null;
}

/**
 * How much each cell of the picture matters: the mean of what the covers over it took away.
 *
 * @param drops for each cover, how much of the evidence for the answer it took away; those still to come are left out.
 * @returns cells x cells shares, row by row: 0 where covering takes away least, 1 where it takes away most.
 */
export function mapSaliency(
  drops: ArrayLike<number>,
  { places, side: share, cells }: OcclusionSettings,
): Float32Array<ArrayBuffer> {
  const map = new Float32Array(cells * cells);
  const covers = new Float32Array(cells * cells);
  squares(cells, share, places)
    .slice(0, drops.length)
    .forEach(({ left, top, side }, place) => {
      for (let y = top; y < top + side; y++) {
        for (let x = left; x < left + side; x++) {
          const cell = y * cells + x;
          map[cell] = (map[cell] ?? 0) + Math.max(0, drops[place] ?? 0);
          covers[cell] = (covers[cell] ?? 0) + 1;
        }
      }
    });
  const shares = map.map((sum, cell) => sum / (covers[cell] || 1));
  const most = Math.max(...shares);
  const least = Math.min(...shares);
  if (most - least <= 1e-6 * most) return shares.fill(most > 0 ? 1 : 0);
  return shares.map((one) => (one - least) / (most - least));
}
