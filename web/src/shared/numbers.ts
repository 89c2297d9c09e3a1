/** Position of the largest of some numbers, of equal ones the first; 0 where there are none. */
export function largestAt(values: ArrayLike<number>): number {
  let [best, highest] = [0, -Infinity];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? -Infinity;
    if (value > highest) [best, highest] = [at, value];
  }
  return best;
}

/** Positions of the largest of some numbers, the largest first, of equal ones the first. */
export function likeliest(values: ArrayLike<number>, count: number): number[] {
  return Array.from(values, (value, index) => ({ value, index }))
    .sort((a, b) => b.value - a.value || a.index - b.index)
    .slice(0, count)
    .map(({ index }) => index);
}
