/** What a network answered, as a picture of it shows it. */

import type { Manifest, SumSettings } from "../contract";
import { largestAt } from "../shared/numbers";

export interface AnswerBar {
  label: string;
  share: number;
}

/** So many answers are all shown, in their own order, so that no bar changes its place. */
const FEW = 10;

/** An answer as bars: all of few, the likeliest `most` of many; place by place for what is written. */
export function answerBars(
  manifest: Manifest,
  probabilities: ArrayLike<number> | undefined,
  most: number,
): AnswerBar[] {
  if (!probabilities) return [];
  if (manifest.page.kind === "sum") return written(manifest.page.settings, probabilities);
  const labels = manifest.page.kind === "text" ? Array.from(manifest.page.settings.alphabet) : manifest.labels;
  const highest = new Array<number>(labels.length).fill(0);
  for (let i = 0; i < probabilities.length; i++) {
    highest[i % labels.length] = Math.max(highest[i % labels.length]!, probabilities[i]!);
  }
  const answers = highest.map((share, index) => ({ label: labels[index]!, share }));
  return labels.length <= FEW ? answers : answers.sort((a, b) => b.share - a.share).slice(0, most);
}

function written({ alphabet }: SumSettings, probabilities: ArrayLike<number>): AnswerBar[] {
  const characters = Array.from(alphabet);
  return Array.from({ length: probabilities.length / characters.length }, (_, place) => {
    const shares = characters.map((_character, token) => probabilities[place * characters.length + token]!);
    const best = largestAt(shares);
    return { label: characters[best]!, share: shares[best]! };
  });
}
