/** Whether a network knows what it was given, judged before the temperature that calibrates its probabilities. */

/** The part of a page's settings that says when it answers. */
export interface Bar {
  unsure_below: number;
  calibrated_by?: number;
}

/**
 * The largest probability as it would be without the temperature: what a network does not know, it spreads over many
 * answers, and a temperature below 1 makes the largest of them look like an answer.
 */
export function undivided(probabilities: ArrayLike<number>, bar: Bar): number {
  return Math.max(...withoutTemperature(probabilities, bar));
}

/** All probabilities as they would be without the temperature. */
export function withoutTemperature(probabilities: ArrayLike<number>, { calibrated_by = 1 }: Bar): number[] {
  const all = Array.from(probabilities);
  if (calibrated_by === 1) return all;
  const most = Math.max(...all);
  const powers = all.map((one) => (one / most) ** calibrated_by);
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((one) => one / sum);
}

/** Whether the page names the likeliest answer. */
export const isSure = (probabilities: ArrayLike<number>, bar: Bar): boolean =>
  undivided(probabilities, bar) >= bar.unsure_below;
