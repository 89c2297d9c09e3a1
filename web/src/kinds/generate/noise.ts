/** Noise from a seed: the same numbers as glassbox/generation/noise.py, which explains them. */

import { defined } from "../../shared/defined";

const GOLDEN = 0x9e3779b9;
export const LARGEST_SEED = 2 ** 32 - 1;

/** Standard normal numbers: each a function of (seed, position) alone. `seed` is a whole number from 0 to 2**32 - 1. */
export function noise(seed: number, count: number): Float32Array<ArrayBuffer> {
  const base = mix(Math.imul(seed, GOLDEN) + 1);
  return Float32Array.from({ length: count }, (_, place) => {
    const first = (mix(base ^ (2 * place)) + 0.5) / 2 ** 32;
    const second = (mix(base ^ (2 * place + 1)) + 0.5) / 2 ** 32;
    return Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * second);
  });
}

/** Between two noises, along the arc: a straight line would pass through weaker noise than the network knows. */
export function between(one: Float32Array, other: Float32Array, share: number): Float32Array<ArrayBuffer> {
  if (share === 0 || share === 1) return Float32Array.from(share === 0 ? one : other); // a cosine is never quite 0
  const angle = (share * Math.PI) / 2;
  return Float32Array.from(one, (value, i) => Math.cos(angle) * value + Math.sin(angle) * (other[i] ?? 0));
}

/** Among four noises, at the corners of a square: top left, top right, bottom left, bottom right. At a corner it is that noise. */
export function amid(
  [first, second, third, fourth]: Float32Array[],
  across: number,
  down: number,
): Float32Array<ArrayBuffer> {
  return between(
    between(defined(first), defined(second), across),
    between(defined(third), defined(fourth), across),
    down,
  );
}

/** What was typed as a seed, or null when it is not one. */
export function seedOf(text: string): number | null {
  const trimmed = text.trim();
  const seed = /^\d{1,10}$/.test(trimmed) ? Number(trimmed) : NaN;
  return seed <= LARGEST_SEED ? seed : null;
}

function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
