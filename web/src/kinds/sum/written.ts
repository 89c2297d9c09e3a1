/** What the network wrote, from its probabilities for each place of the answer. */

import type { AnswerBar } from "../../activations/explanation";
import type { SumSettings } from "../../contract";
import { itemAt } from "../../shared/defined";
import { largestAt } from "../../shared/numbers";

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
      probability: probabilities[place * alphabet.length + index] ?? 0,
    })).sort((a, b) => b.probability - a.probability);
    return { ...itemAt(candidates, 0), candidates: candidates.slice(0, 3) };
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

/** The likeliest character at each place, with its probability. */
export function answerPlaces(probabilities: ArrayLike<number>, { alphabet }: SumSettings): AnswerBar[] {
  const characters = Array.from(alphabet);
  return Array.from({ length: probabilities.length / characters.length }, (_, place) => {
    const shares = characters.map((_character, token) => probabilities[place * characters.length + token] ?? 0);
    const best = largestAt(shares);
    return { label: characters[best] ?? "", share: shares[best] ?? 0 };
  });
}
