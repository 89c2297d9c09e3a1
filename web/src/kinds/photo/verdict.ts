import type { PhotoSettings } from "../../contract";
import { type Bar, isSure } from "../../model/calibration";
import { itemAt } from "../../shared/defined";

/** What the page says about a photo. */
export interface Verdict {
  /** The answer; empty when the page does not know. */
  label: string;
  /** The network's best label even then. */
  best: string;
  /** The probability of `best`. */
  probability: number;
  /** The likeliest labels with their probabilities, best first. */
  top: { label: string; probability: number }[];
}

/** The verdict on what the network answered, one probability for each label. */
export function verdictOf(
  probabilities: ArrayLike<number>,
  settings: Pick<PhotoSettings, "top"> & Bar,
  labels: string[],
): Verdict {
  const top = labels
    .map((label, index) => ({ label, probability: probabilities[index] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, settings.top);
  const { label: best, probability } = itemAt(top, 0);
  return { label: isSure(probabilities, settings) ? best : "", best, probability, top };
}
