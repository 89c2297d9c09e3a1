/** The steps from thousands of answers to a few boxes, in words. */

import { percent } from "../../shared/format";
import type { Noun } from "./beginnings";
import { type Candidate, overlap } from "./nms";

/** The steps by name. */
export const stepsOf = (noun: Noun = "anchor") =>
  noun === "anchor"
    ? (["Anchors that fired", "Moved to fit", "Thrown away", "What stays"] as const)
    : (["Cells that fired", "Their boxes", "Thrown away", "What stays"] as const);

export interface Counted {
  /** Boxes that the network answers for. */
  all: number;
  /** Anchors or cells that are sure enough of something. */
  fired: number;
  /** Answers that are sure enough; one of them may give more than one. */
  candidates: number;
  thrown: number;
  kept: number;
  /** How many are shown at most. */
  most: number;
}

export function countedOf(all: number, candidates: readonly Candidate[], most: number): Counted {
  const thrown = candidates.filter(({ thrownBy }) => thrownBy).length;
  const fired = new Set(candidates.map(({ anchor }) => anchor)).size;
  return { all, fired, candidates: candidates.length, thrown, kept: candidates.length - thrown, most };
}

/** What a step does to the boxes, in two or three sentences. */
export function stepInWords(
  step: number,
  { all, fired, candidates, thrown, kept, most }: Counted,
  above: number,
  mostOverlap: number,
  noun: Noun = "anchor",
): string {
  const boxes = (count: number) => `${count} ${count === 1 ? "box" : "boxes"}`;
  const number = (count: number) => count.toLocaleString("en-GB");
  switch (step) {
    case 0:
      return `${noun === "anchor" ? `The network begins with ${number(all)} boxes that lie in the same places on every picture: its anchors` : `The network lays three grids over every picture, with ${number(all)} cells in all; each answers for things whose middle is near it`}. Here ${fired} of them ${fired === 1 ? "is" : "are"} at least ${percent(above, 0)} sure that there is something${candidates > fired ? `; some name more than one thing, so there are ${candidates} answers` : ""}.`;
    case 1:
      return `${noun === "anchor" ? "Each anchor also answers how it must be moved and stretched to fit" : "Each cell also answers where the middle of the thing is, and how wide and high it is"}. Now ${boxes(candidates)} ${candidates === 1 ? "lies" : "crowd"} around what the network sees.`;
    case 2:
      return thrown === 0
        ? `Neighbouring ${noun}s can see the same thing. Of two boxes with one name that overlap by more than ${percent(mostOverlap, 0)}, the weaker would go. Here none do, so none is thrown away.`
        : `Neighbouring ${noun}s see the same thing. So the surest box stays, and every box of the same name that overlaps it by more than ${percent(mostOverlap, 0)} is thrown away: ${thrown} of ${candidates}.`;
    default:
      return `${boxes(kept)} ${kept === 1 ? "stays" : "stay"}${kept > most ? `; the ${most} surest are shown above` : ": what you see above"}. This sorting is plain arithmetic; the network learned no part of it.`;
  }
}

/** A box that was thrown away, in a few words. */
export const thrownInWords = (one: Candidate, by: { box: Candidate["box"] }): string =>
  `${percent(one.score, 0)} sure, overlaps by ${percent(overlap(by.box, one.box), 0)}`;
