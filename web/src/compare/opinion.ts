/** Two networks on one input: what each says, and how their answers differ. */

import type { Manifest } from "../contract";
import { percent } from "../shared/format";

/** A difference below this many hundredths is not worth a word. */
const WORTH_A_WORD = 10;
/** With more labels than this, only those are listed that one of the two found likely. */
const FEW = 12;
const LIKELIEST = 3;

export interface Opinion {
  /** How the network is called here. */
  name: string;
  /** The answer in words; empty when it is not sure. */
  says: string;
  /** Its best answer even then. */
  best: string;
  probability: number;
  /** Probability by label. */
  of: Map<string, number>;
}

/** What a kind of page knows about the answers of its networks. */
export interface Comparison<Settings = unknown> {
  /** Whether the page names an answer. */
  isSure(probabilities: ArrayLike<number>, manifest: Manifest<Settings>): boolean;
  /** A label as an answer in words, where it is not one by itself. */
  describeLabel?(label: string, manifest: Manifest<Settings>): string;
  /** One probability for each label of what the network answered, where it answers something else. */
  perLabel?(answered: ArrayLike<number>, manifest: Manifest<Settings>): ArrayLike<number>;
  /** The whole answer in words, where it is more than the best label; empty when it is not sure of anything. */
  describeAll?(of: ReadonlyMap<string, number>, manifest: Manifest<Settings>): string;
}

/** What a network says, by the threshold of its own page. */
export function opinionOf(
  name: string,
  manifest: Manifest,
  { isSure, describeLabel, perLabel, describeAll }: Comparison,
  answered: ArrayLike<number>,
): Opinion {
  const probabilities = perLabel?.(answered, manifest) ?? answered;
  const of = new Map(manifest.labels.map((label, index) => [label, probabilities[index] ?? 0]));
  const [label, probability] = [...of].reduce((most, one) => (one[1] > most[1] ? one : most));
  const best = describeLabel?.(label, manifest) ?? label;
  const says = isSure(probabilities, manifest) ? (describeAll?.(of, manifest) ?? best) : "";
  return { name, says, best, probability, of };
}

/** agree: one answer; differ: two; unsure: one of them, or both, would not say. */
export type Outcome = "agree" | "differ" | "unsure";

export interface Difference {
  outcome: Outcome;
  /** One or two sentences. */
  sentence: string;
}

/** How two opinions differ, in words. */
export function differenceOf(one: Opinion, other: Opinion): Difference {
  const gap = Math.round((one.probability - other.probability) * 100);
  if (one.says && other.says) {
    if (one.says !== other.says)
      return {
        outcome: "differ",
        sentence: `They disagree: ${one.name} says ${one.says}, ${other.name} says ${other.says}.`,
      };
    const surer = gap > 0 ? one : other;
    const how =
      Math.abs(gap) < WORTH_A_WORD ? "about as sure of it" : `${surer.name} is surer of it, by ${Math.abs(gap)} points`;
    return {
      outcome: "agree",
      sentence: `Both say ${one.says}; ${Math.abs(gap) < WORTH_A_WORD ? `each is ${how}` : how}.`,
    };
  }
  if (!one.says && !other.says)
    return { outcome: "unsure", sentence: `Neither is sure. ${leaning(one)}, ${leaning(other)}.` };
  const [sure, unsure] = one.says ? [one, other] : [other, one];
  return {
    outcome: "unsure",
    sentence: `${sure.name} says ${sure.says}; ${unsure.name} is not sure, and leans to ${unsure.best} at ${percent(unsure.probability, 0)}.`,
  };
}

const leaning = ({ name, best, probability }: Opinion): string =>
  `${name} leans to ${best} at ${percent(probability, 0)}`;

export interface Row {
  label: string;
  /** Null when that network does not know the label. */
  one: number | null;
  other: number | null;
  /** How many hundredths more the other one gives it; 0 when it is not worth a word. */
  more: number;
}

/** The labels to list: all of few; of many those that one of the two found likeliest, the likeliest first. */
export function rowsOf(one: Opinion, other: Opinion): Row[] {
  const all = [...new Set([...one.of.keys(), ...other.of.keys()])];
  const rows = all.map((label): Row => {
    const [a, b] = [one.of.get(label) ?? null, other.of.get(label) ?? null];
    const more = a === null || b === null ? 0 : Math.round((b - a) * 100);
    return { label, one: a, other: b, more: Math.abs(more) < WORTH_A_WORD ? 0 : more };
  });
  if (rows.length <= FEW) return rows;
  const most = (row: Row) => Math.max(row.one ?? 0, row.other ?? 0);
  const likely = new Set(
    [one, other].flatMap(({ of }) =>
      [...of]
        .sort((a, b) => b[1] - a[1])
        .slice(0, LIKELIEST)
        .map(([label]) => label),
    ),
  );
  return rows.filter(({ label }) => likely.has(label)).sort((a, b) => most(b) - most(a));
}

/** How the difference of a row is said. */
export const inPoints = ({ one, other, more }: Row): string =>
  one === null || other === null
    ? "only one knows it"
    : more === 0
      ? ""
      : `${Math.abs(more)} points ${more > 0 ? "more" : "less"}`;
