/** What a network answered, as bars. */

import type { Manifest } from "../contract";
import type { AnswerBar, Explanation } from "./explanation";

/** So many answers are all shown, in their own order, so that no bar changes its place. */
const FEW = 10;

/** An answer as bars: all of few, the likeliest `most` of many. Of several probabilities for a label, the highest. */
export function answerBars(
  manifest: Manifest,
  explanation: Explanation,
  probabilities: ArrayLike<number> | undefined,
  most: number,
): AnswerBar[] {
  if (!probabilities) return [];
  if (explanation.bars) return explanation.bars(manifest, probabilities);
  const labels = explanation.labels?.(manifest) ?? manifest.labels;
  const bars = labels.map((label, index) => {
    let share = 0;
    for (let i = index; i < probabilities.length; i += labels.length) share = Math.max(share, probabilities[i] ?? 0);
    return { label, share };
  });
  return labels.length <= FEW ? bars : bars.sort((a, b) => b.share - a.share).slice(0, most);
}
