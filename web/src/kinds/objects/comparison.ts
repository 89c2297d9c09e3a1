/** What two detectors say of one picture: each kind of thing as sure as the surest box that names it. */
import type { Comparison } from "../../compare/opinion";
import type { ObjectsSettings } from "../../contract";

/** For each label the probability of the surest of all boxes. */
export function surestOfEach(probabilities: ArrayLike<number>, labels: number): Float32Array {
  const surest = new Float32Array(labels);
  for (let at = 0; at < probabilities.length; at++) {
    const label = at % labels;
    surest[label] = Math.max(surest[label] ?? 0, probabilities[at] ?? 0);
  }
  return surest;
}

/** Everything of which a network is sure enough, surest first: "laptop, cup". */
export const everythingSeen = (of: ReadonlyMap<string, number>, above: number): string =>
  [...of]
    .filter(([, probability]) => probability >= above)
    .sort((a, b) => b[1] - a[1])
    .map(([label]) => label)
    .join(", ");

export const COMPARISON: Comparison<ObjectsSettings> = {
  isSure: (probabilities, { page }) => Array.from(probabilities).some((one) => one >= page.settings.score_above),
  perLabel: (answered, { labels }) => surestOfEach(answered, labels.length),
  describeAll: (of, { page }) => everythingSeen(of, page.settings.score_above),
};
