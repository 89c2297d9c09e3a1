/**
 * From a detector's raw answer to the objects on a picture: non-maximum suppression, the same rule as
 * glassbox/detection/suppression.py, and the way back from the square to the picture.
 */

import type { Fit } from "../../contract";
import { type Box, region } from "../../picture/fit";

export interface Detection {
  /** Position among the classes. */
  label: number;
  score: number;
  /** Shares of the square that the network saw. */
  box: Box;
  /** The boxes of the same class that this one drove out, surest first. */
  driven: { box: Box; score: number }[];
}

export interface Choice {
  /** What is less probable is dropped. */
  above: number;
  /** Of two boxes of one class that overlap by more, the weaker goes. */
  overlap: number;
  /** Keep at most so many, the surest. */
  most: number;
}

/**
 * The objects that a network found, surest first.
 *
 * Class by class: take the surest box, drop every other that overlaps it by more than `overlap`, take the next. Of
 * equal scores the earlier class, then the earlier box, comes first.
 *
 * @param boxes left, top, right, bottom of each box, one after the other.
 * @param probabilities of each class for each box, each by itself between 0 and 1.
 */
export function found(boxes: ArrayLike<number>, probabilities: ArrayLike<number>, classes: number, { above, overlap: mostOverlap, most }: Choice): Detection[] {
  const kept: Detection[] = [];
  for (let label = 0; label < classes; label++) {
    const candidates: Detection[] = [];
    for (let at = label, place = 0; at < probabilities.length; at += classes, place++) {
      const score = probabilities[at]!;
      if (score >= above) candidates.push({ label, score, box: boxAt(boxes, place), driven: [] });
    }
    kept.push(...suppressed(candidates, mostOverlap));
  }
  return kept.sort((a, b) => b.score - a.score).slice(0, most);
}

/** The boxes of one class that stay, surest first. Sorting keeps the order of equals. */
function suppressed(candidates: Detection[], mostOverlap: number): Detection[] {
  const kept: Detection[] = [];
  for (const candidate of candidates.sort((a, b) => b.score - a.score)) {
    const winner = kept.find(({ box }) => overlap(box, candidate.box) > mostOverlap);
    if (winner) winner.driven.push({ box: candidate.box, score: candidate.score });
    else kept.push(candidate);
  }
  return kept;
}

/** Intersection over union: 1 when two boxes are the same, 0 when they do not touch. */
export function overlap(a: Box, b: Box): number {
  const wide = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const high = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  const shared = Math.max(0, wide) * Math.max(0, high);
  return shared / Math.max(area(a) + area(b) - shared, 1e-12);
}

/** A box on the square as a box on the picture, in shares of its width and height, cut at its edges. */
export function fromSquare([left, top, right, bottom]: Box, width: number, height: number, fit: Fit): Box {
  const { target } = region(width, height, fit);
  const across = (x: number) => within((x * fit.size - target[0]) / (target[2] - target[0]));
  const down = (y: number) => within((y * fit.size - target[1]) / (target[3] - target[1]));
  return [across(left), down(top), across(right), down(bottom)];
}

const within = (share: number) => Math.min(1, Math.max(0, share));
const area = ([left, top, right, bottom]: Box) => Math.max(0, right - left) * Math.max(0, bottom - top);
const boxAt = (boxes: ArrayLike<number>, place: number): Box => [boxes[place * 4]!, boxes[place * 4 + 1]!, boxes[place * 4 + 2]!, boxes[place * 4 + 3]!];
