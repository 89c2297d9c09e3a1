/** Draw the next character: the arithmetic of glassbox/text/sampling.py, so that a seed gives the same text in both. */

import { itemAt } from "../../shared/defined";

/** How a character is chosen; each field is explained in glassbox/text/sampling.py. */
export interface Choice {
  temperature: number;
  topK: number;
  topP: number;
  never: number[];
}

/** 32 bits thoroughly stirred (the constants of splitmix32). */
export function mix(value: number): number {
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
  return (value ^ (value >>> 15)) >>> 0;
}

/** A number in [0, 1) for a place in a text; it depends on the seed and the place alone. */
export const chance = (seed: number, place: number): number => mix(mix(seed) + Math.imul(place, 0x9e3779b9)) / 2 ** 32;

export interface Candidate {
  token: number;
  probability: number;
}

/** Who takes part, likeliest first (of equals the lower id), with what probability. */
export function expected(logits: ArrayLike<number>, { temperature, topK, topP, never }: Choice): Candidate[] {
  let order = Array.from({ length: logits.length }, (_, token) => token).filter((token) => !never.includes(token));
  order.sort((a, b) => itemAt(logits, b) - itemAt(logits, a) || a - b);
  const [first] = order;
  if (first === undefined) return [];
  if (temperature <= 0) return [{ token: first, probability: 1 }];
  if (topK > 0) order = order.slice(0, topK);
  const weights = order.map((token) => Math.exp((itemAt(logits, token) - itemAt(logits, first)) / temperature));
  const reached = runningSum(weights);
  let kept = order.length;
  if (topP < 1) {
    const wanted = topP * itemAt(reached, kept - 1);
    kept = Math.min(kept, reached.findIndex((sum) => sum >= wanted) + 1);
  }
  const whole = itemAt(reached, kept - 1);
  return order.slice(0, kept).map((token, place) => ({ token, probability: itemAt(weights, place) / whole }));
}

/** The token for a place in a text. */
export function draw(logits: ArrayLike<number>, choice: Choice, seed: number, place: number): number {
  const candidates = expected(logits, choice);
  const reached = runningSum(candidates.map(({ probability }) => probability));
  const found = reached.findIndex((sum) => sum > chance(seed, place) * (reached.at(-1) ?? 0));
  return itemAt(candidates, found < 0 ? candidates.length - 1 : found).token;
}

/** The likeliest few, as the network itself expects them: without temperature or limits. */
export function likeliest(logits: ArrayLike<number>, never: number[], few: number): Candidate[] {
  return expected(logits, { temperature: 1, topK: 0, topP: 1, never }).slice(0, few);
}

function runningSum(values: number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
