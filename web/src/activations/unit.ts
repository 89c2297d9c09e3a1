/** One map or unit of a layer: where it answers most to an input, and that in words. */

import type { Tracked } from "../contract";
import { percent } from "../shared/format";
import { largestAt } from "../shared/numbers";
import { describePlace, nameCharacter } from "../shared/words";
import { SILENT, nameOfUnit, peaksOf, unitsOf, type View } from "./shape";

export interface Peak {
  value: number;
  /** Row and column of a map; null for units, which have no place. */
  at: [row: number, column: number] | null;
}

/** The strongest answer of one map or unit; of a memory, the furthest from 0. */
export function peakOf(values: ArrayLike<number>, view: View, unit: number): Peak {
  const count = unitsOf(view);
  let [value, place] = [values[unit] ?? 0, 0];
  for (let i = 1; i * count + unit < values.length; i++) {
    const next = values[i * count + unit] ?? 0;
    if (view.form === "grid" ? Math.abs(next) > Math.abs(value) : next > value) [value, place] = [next, i];
  }
  return { value, at: view.form === "maps" ? [Math.floor(place / view.columns), place % view.columns] : null };
}

/** The values of one unit, one for each step or place. */
export function rowOf(values: ArrayLike<number>, view: View, unit: number): number[] {
  const count = unitsOf(view);
  return Array.from({ length: values.length / count }, (_, i) => values[i * count + unit] ?? 0);
}

/** What one map or unit does on the visitor's input, called `noun`; with the names of the steps where there are any. */
export function describeUnit(
  values: ArrayLike<number>,
  view: View,
  unit: number,
  noun: string,
  axis: string[],
): string {
  const { value, at } = peakOf(values, view, unit);
  const peaks = peaksOf(values, view);
  const first = largestAt(peaks);
  if (view.form === "grid") return describeHiddenUnit(rowOf(values, view, unit), axis);
  if ((peaks[unit] ?? 0) <= (peaks[first] ?? 0) * SILENT)
    return `It finds nothing on your ${noun}: this ${nameOfUnit(view)} waits for something else.`;
  const where =
    at && view.form === "maps" ? ` ${describePlace((at[1] + 0.5) / view.columns, (at[0] + 0.5) / view.rows)}` : "";
  const much =
    unit === first
      ? "more than any other of this layer"
      : `${percent((peaks[unit] ?? 0) / (peaks[first] ?? 0), 0)} of the strongest of this layer, which is number ${first + 1}`;
  return `On your ${noun} it answers${where ? ` most${where}` : ""} with ${value.toFixed(2)}: ${much}.`;
}

/** A number of a memory that changes by less stands still; such numbers lie between -1 and 1. */
const STILL = 0.05;

function describeHiddenUnit(row: number[], axis: string[]): string {
  if (row.length < 2) return `It stands at ${withSign(row[0] ?? 0)}.`;
  let at = 1;
  for (let step = 2; step < row.length; step++) if (jump(row, step) > jump(row, at)) at = step;
  if (jump(row, at) < STILL) return `It stays at ${withSign(row[at] ?? 0)} all the way.`;
  const name = axis[at];
  const where = name ? `at ${nameCharacter(name)} (place ${at + 1})` : `at step ${at + 1}`;
  return `It changes most ${where}: from ${withSign(row[at - 1] ?? 0)} to ${withSign(row[at] ?? 0)}.`;
}

const jump = (row: number[], step: number): number => Math.abs((row[step] ?? 0) - (row[step - 1] ?? 0));

/** A number with a sign that is read and seen. */
export const withSign = (value: number): string => (value < 0 ? `−${(-value).toFixed(2)}` : value.toFixed(2));

/** What a unit follows, how well, and what the same network could do before it was trained. */
export function describeTrack({ what, agreement, untrained, by, rises, n }: Tracked): string {
  const how =
    by === "threshold"
      ? `Whether it is ${rises ? "high" : "low"} tells this rightly ${percent(agreement, 0)} of the time. Before training, the best number of this memory reached ${percent(untrained, 0)}, and guessing reaches 50 %.`
      : `The ${rises ? "higher" : "lower"} it is, the more of it: a correlation of ${agreement.toFixed(2)}, where 1 is perfect. Before training, the best number of this memory reached ${untrained.toFixed(2)}.`;
  return `It follows ${what}. ${how} Measured at ${n.toLocaleString("en-GB")} places that took no part in finding it. Nobody told it to.`;
}

/** How well, in a few words. */
export const describeTrackBriefly = ({ agreement, untrained, by }: Tracked): string =>
  by === "threshold"
    ? `right ${percent(agreement, 0)} of the time, before training ${percent(untrained, 0)}`
    : `correlation ${agreement.toFixed(2)}, before training ${untrained.toFixed(2)}`;

/** Shares closer to 1 than this are the same answer: many layers cut off what is above a limit. */
const SAME = 0.005;

/** How far the visitor's input takes a unit towards what excites it most. */
export function compareWithPeak(value: number, highest: number, noun: string): string {
  if (!(highest > 0)) return "";
  const share = value / highest;
  if (Math.abs(share - 1) < SAME) return `Your ${noun} excites it just as much.`;
  if (share > 1) return `Your ${noun} excites it even more than these do.`;
  if (share < SILENT) return `Your ${noun} leaves it cold.`;
  return `Your ${noun} excites it ${percent(share, 0)} as much as the first of these.`;
}

/** What the labels of the samples have in common, as a plain count; empty where they say nothing. */
export function describeLabels(labels: string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [label, most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
  if (labels.length < 2 || most < 2)
    return "No two of them have the same name: it looks for something that they share, not for a thing.";
  if (most === labels.length) return `All ${labels.length} are of one kind: ${label}.`;
  return `${most} of ${labels.length} are of one kind: ${label}.`;
}
