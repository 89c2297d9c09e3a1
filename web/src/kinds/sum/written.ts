/** What the network wrote, from its probabilities for each place of the answer. */

import type { SumSettings } from "../../contract";

export interface Place {
  character: string;
  probability: number;
  /** All characters with a share worth showing, the likeliest first. */
  candidates: { character: string; probability: number }[];
}

export interface Written {
  /** The characters without the spaces that fill up. */
  answer: string;
  /** That every place is right, if the places are right independently: the product over them. */
  probability: number;
  places: Place[];
}

/** @param probabilities output_length x alphabet, row by row. */
export function writtenOf(probabilities: ArrayLike<number>, settings: SumSettings): Written {
  const { alphabet, output_length: length } = settings;
  const places = Array.from({ length }, (_, place): Place => {
    const candidates = Array.from(alphabet, (character, index) => ({
      character,
      probability: probabilities[place * alphabet.length + index]!,
    })).sort((a, b) => b.probability - a.probability);
    return { ...candidates[0]!, candidates: candidates.slice(0, 3) };
  });
  return {
    answer: places
      .map(({ character }) => character)
      .join("")
      .trim(),
    probability: places.reduce((product, { probability }) => product * probability, 1),
    places,
  };
}
