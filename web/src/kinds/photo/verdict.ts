import type { PhotoSettings } from "../../contract";
import { type Bar, withoutTemperature } from "../../model/calibration";
import { itemAt } from "../../shared/defined";

/** From this probability on, before any temperature, a label is said by itself: it is likelier than all others together. */
const ALONE = 0.5;

/** What the page says about a photo. */
export interface Verdict {
  /** The answer: a label, or the larger kind of some labels; empty when the page does not know. */
  label: string;
  /** The network's best label even then. */
  best: string;
  /** The probability of the answer; of the best guess where there is none. */
  probability: number;
  /** Whether the answer is a larger kind, whose labels' probabilities were added up. */
  larger: boolean;
  /** The likeliest labels with their probabilities, best first. */
  top: { label: string; probability: number }[];
}

/** A label, or several that are of one larger kind. */
interface Answer {
  label: string;
  probability: number;
  /** The same before the temperature, which decides. */
  plain: number;
  members: number;
}

/** The verdict on what the network answered, one probability for each label; `Photo` in glassbox/kinds/photo.py too. */
export function verdictOf(
  probabilities: ArrayLike<number>,
  settings: Pick<PhotoSettings, "top" | "groups"> & Bar,
  labels: string[],
): Verdict {
  const plain = withoutTemperature(probabilities, settings);
  const ranked = labels
    .map((label, index) => ({
      label,
      group: settings.groups?.[index] || label,
      probability: probabilities[index] ?? 0,
      plain: plain[index] ?? 0,
      members: 1,
    }))
    .sort((a, b) => b.probability - a.probability);
  const first = itemAt(ranked, 0);
  const kind = likeliestKind(ranked);
  const answer: Answer = first.plain >= ALONE || kind.members === 1 ? first : kind;
  const known = answer.plain >= settings.unsure_below;
  return {
    label: known ? answer.label : "",
    best: first.label,
    probability: answer.probability,
    larger: known && answer === kind,
    top: ranked.slice(0, settings.top).map(({ label, probability }) => ({ label, probability })),
  };
}

function likeliestKind(ranked: (Answer & { group: string })[]): Answer {
  const sums = new Map<string, Answer>();
  for (const { group, probability, plain } of ranked) {
    const sum = sums.get(group) ?? { label: group, probability: 0, plain: 0, members: 0 };
    sum.probability += probability;
    sum.plain += plain;
    sum.members += 1;
    sums.set(group, sum);
  }
  return [...sums.values()].reduce((best, one) => (one.plain > best.plain ? one : best));
}
