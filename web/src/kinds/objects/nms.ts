/**
 * From a detector's raw answer to the objects on a picture: non-maximum suppression, the same rule as
 * glassbox/detection/suppression.py, and the way back from the square to the picture.
 */

import type { Fit } from "../../contract";
import { type Box, region } from "../../image/fit";
import { defined } from "../../shared/defined";

/** An answer that is sure enough, and what became of it. */
export interface Candidate {
  /** Position of its anchor among the network's boxes. */
  anchor: number;
  /** Position among the classes. */
  label: number;
  score: number;
  /** Shares of the square that the network saw. */
  box: Box;
  /** The kept candidate that threw it away; null for those that stay. */
  thrownBy: Candidate | null;
}

export interface Detection {
  /** Position among the classes. */
  label: number;
  score: number;
  /** Shares of the square that the network saw. */
  box: Box;
  /** The boxes of the same class that this one drove out, surest first. */
  driven: Candidate[];
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
 * Every answer that is sure enough, surest first, and which of them threw which away.
 *
 * Class by class: take the surest box, throw away every other that overlaps it by more than `overlap`, take the next.
 * Of equal scores the earlier class, then the earlier box, comes first: sorting keeps the order of equals.
 *
 * @param boxes left, top, right, bottom of each box, one after the other.
 * @param probabilities of each class for each box, each by itself between 0 and 1.
 */
export function candidatesOf(
  boxes: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  classes: number,
  { above, overlap: mostOverlap }: Omit<Choice, "most">,
): Candidate[] {
  const all: Candidate[] = [];
  for (let label = 0; label < classes; label++) {
    const ofClass: Candidate[] = [];
    for (let at = label, anchor = 0; at < probabilities.length; at += classes, anchor++) {
      const score = probabilities[at] ?? 0;
      if (score >= above) ofClass.push({ anchor, label, score, box: boxAt(boxes, anchor), thrownBy: null });
    }
    const kept: Candidate[] = [];
    for (const candidate of ofClass.sort((a, b) => b.score - a.score)) {
      candidate.thrownBy = kept.find(({ box }) => overlap(box, candidate.box) > mostOverlap) ?? null;
      if (!candidate.thrownBy) kept.push(candidate);
    }
    all.push(...ofClass);
  }
  return all.sort((a, b) => b.score - a.score);
}

/** The objects that a network found, surest first: the candidates that stay, and what each drove out. */
export function found(
  boxes: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  classes: number,
  choice: Choice,
): Detection[] {
  return keptOf(candidatesOf(boxes, probabilities, classes, choice)).slice(0, choice.most);
}

/** The candidates that stay, surest first, and what each drove out. */
export function keptOf(candidates: readonly Candidate[]): Detection[] {
  const driven = new Map<Candidate, Candidate[]>();
  for (const one of candidates) {
    if (one.thrownBy) defined(driven.get(one.thrownBy)).push(one);
    else driven.set(one, []); // the surer come first, so a winner is here before those that it throws away
  }
  return [...driven].map(([{ label, score, box }, losers]) => ({ label, score, box, driven: losers }));
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
const boxAt = (boxes: ArrayLike<number>, place: number): Box => [
  boxes[place * 4] ?? 0,
  boxes[place * 4 + 1] ?? 0,
  boxes[place * 4 + 2] ?? 0,
  boxes[place * 4 + 3] ?? 0,
];
