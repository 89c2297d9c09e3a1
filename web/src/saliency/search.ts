/** Asks a network about a picture with one place after another covered, and about what would change its mind. */

import { largestAt } from "../shared/numbers";
import { colourOf, evidence, cover, squares, type OcclusionSettings, type Filling, type Square } from "./occlusion";

/** Ask for the probabilities of every answer. */
export type Ask = (picture: Float32Array<ArrayBuffer>) => Promise<ArrayLike<number>>;

export interface OcclusionMap {
  /** Number of the answer that it is about, and its probability when nothing is covered. */
  best: number;
  probability: number;
  /** For each cover so far: how much evidence for the answer it took away, and the probability that was left. */
  drops: number[];
  left: number[];
  /** Whether every cover has been tried. */
  done: boolean;
}

/** Cover one place after the other; tells how far it is after each. */
export async function* occludeImage(
  ask: Ask,
  picture: ArrayLike<number>,
  size: number,
  covers: OcclusionSettings,
): AsyncGenerator<OcclusionMap> {
  const whole = await ask(Float32Array.from(picture));
  const best = largestAt(whole);
  const probability = whole[best] ?? 0;
  const colour = colourOf("cover", picture, size, covers);
  const [drops, left]: [number[], number[]] = [[], []];
  const all = squares(size, covers.side, covers.places);
  for (const square of all) {
    const covered = cover(picture, size, square, colour);
    const now = covered ? ((await ask(covered))[best] ?? 0) : probability;
    drops.push(evidence(probability) - evidence(now));
    left.push(now);
    yield { best, probability, drops, left, done: drops.length === all.length };
  }
}

export interface Counterfactual {
  square: Square;
  filling: Filling;
  /** Number of the new answer, and its probability. */
  answer: number;
  probability: number;
}

export interface CounterfactualSearch {
  /** Side of the patches that are being tried, in pixels. */
  side: number;
  found: Counterfactual | null;
  done: boolean;
}

/**
 * The smallest patch that changes the best answer; of equally small ones, the one that leaves the least of it.
 * Tells how far it is after each patch.
 */
export async function* searchCounterfactual(
  ask: Ask,
  picture: ArrayLike<number>,
  size: number,
  covers: OcclusionSettings,
): AsyncGenerator<CounterfactualSearch> {
  const best = largestAt(await ask(Float32Array.from(picture)));
  let side = 0;
  for (const share of covers.patches) {
    side = Math.round(share * size);
    const places = Math.ceil((size - side) / Math.ceil(side / 2)) + 1;
    let [least, found]: [number, Counterfactual | null] = [2, null];
    for (const square of squares(size, share, places)) {
      for (const filling of covers.values) {
        const covered = cover(picture, size, square, colourOf(filling, picture, size, covers));
        if (!covered) continue;
        const probabilities = await ask(covered);
        const answer = largestAt(probabilities);
        if (answer !== best && (probabilities[best] ?? 0) < least) {
          [least, found] = [
            probabilities[best] ?? 0,
            { square, filling, answer, probability: probabilities[answer] ?? 0 },
          ];
        }
        yield { side, found: null, done: false };
      }
    }
    if (found) {
      yield { side, found, done: true };
      return;
    }
  }
  yield { side, found: null, done: true };
}

/** What each character of a question does for each character of the answer. */
export interface TokenEffects {
  /** length x places, row by row: how much evidence blanking the character takes away. */
  drops: number[];
  /** For each character of the question, what is written without it; null for spaces. */
  instead: (number[] | null)[];
}

/**
 * Blank one character of a question after the other.
 *
 * @param ask for the probabilities of every character at every place, place by place.
 * @param characters how many there are.
 */
export async function occludeTokens(
  ask: (tokens: Int32Array<ArrayBuffer>) => Promise<ArrayLike<number>>,
  tokens: ArrayLike<number>,
  blank: number,
  characters: number,
): Promise<TokenEffects> {
  const whole = await ask(Int32Array.from(tokens));
  const places = whole.length / characters;
  const written = writtenIn(whole, characters);
  const drops = new Array<number>(tokens.length * places).fill(0);
  const instead: TokenEffects["instead"] = [];
  for (let number = 0; number < tokens.length; number++) {
    if (tokens[number] === blank) {
      instead.push(null);
      continue;
    }
    const without = Int32Array.from(tokens);
    without[number] = blank;
    const now = await ask(without);
    written.forEach((character, place) => {
      const at = place * characters + character;
      drops[number * places + place] = evidence(whole[at] ?? 0) - evidence(now[at] ?? 0);
    });
    instead.push(writtenIn(now, characters));
  }
  return { drops, instead };
}

function writtenIn(probabilities: ArrayLike<number>, characters: number): number[] {
  return Array.from({ length: probabilities.length / characters }, (_, place) =>
    largestAt(
      Array.from({ length: characters }, (_unused, character) => probabilities[place * characters + character] ?? 0),
    ),
  );
}
