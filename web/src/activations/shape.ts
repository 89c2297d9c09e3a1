/** How the output of a layer can be shown, and what it says in words. */

import type { Layer } from "../contract";
import { itemAt } from "../shared/defined";
import { largestAt } from "../shared/numbers";
import { nameCharacter } from "../shared/words";

/** Maps: pictures of rows x columns. Grid: steps (rows) of units (columns). Strip: units alone. */
export type View =
  | { form: "maps"; rows: number; columns: number; count: number }
  | { form: "grid"; rows: number; columns: number }
  | { form: "strip"; count: number };

/** The view for a shape without its batch; more than three sides are shown as maps of the last three. */
export function viewOf(shape: number[]): View {
  if (shape.length >= 3) {
    const [rows, columns, count] = shape.slice(-3) as [number, number, number];
    return { form: "maps", rows, columns, count };
  }
  if (shape.length === 2) return { form: "grid", rows: shape[0] ?? 0, columns: shape[1] ?? 0 };
  return { form: "strip", count: shape[0] ?? 1 };
}

/** How many maps or units a view has. */
export const unitsOf = (view: View): number => (view.form === "grid" ? view.columns : view.count);

/** What one of them is called. */
export const nameOfUnit = (view: View): string => ({ maps: "map", grid: "number", strip: "neuron" })[view.form];

/** A layer's name as people read it; of ready-made networks without what only tells how they were built. */
export function nameOfLayer({ name }: Pick<Layer, "name">): string {
  const ready = name.match(/^(conv|block)_?(\d+)/i);
  return ready ? `${itemAt(ready, 1).toLowerCase()} ${ready[2]}` : name.replaceAll("_", " ");
}

/** The largest distance from 0, by which all values of a layer are drawn; 1 where everything is 0. */
export function reachOf(values: ArrayLike<number>): number {
  let reach = 0;
  for (let i = 0; i < values.length; i++) reach = Math.max(reach, Math.abs(values[i] ?? 0));
  return reach || 1;
}

/**
 * How strongly each map or unit answers. For a map and for a number of a memory it is how far its values lie apart: one
 * that is the same at every place or step tells nothing of the input. For a neuron it is its value.
 */
export function peaksOf(values: ArrayLike<number>, view: View): Float32Array {
  const count = unitsOf(view);
  const highest = new Float32Array(count).fill(-Infinity);
  const lowest = new Float32Array(count).fill(view.form === "strip" ? 0 : Infinity);
  for (let i = 0; i < values.length; i++) {
    const [unit, value] = [i % count, values[i] ?? 0];
    if (value > (highest[unit] ?? 0)) highest[unit] = value;
    if (view.form !== "strip" && value < (lowest[unit] ?? 0)) lowest[unit] = value;
  }
  return highest.map((value, unit) => value - (lowest[unit] ?? 0));
}

/** So much stronger must a map be to take the place of one that is shown: else they would change places at every stroke. */
const STAYS = 1.25;

/** The strongest maps, by number; of those `shown` before, as many stay as can. */
export function strongest(peaks: ArrayLike<number>, most: number, shown: number[] = []): number[] {
  const held = new Set(shown);
  const weight = (unit: number) => (peaks[unit] ?? 0) * (held.has(unit) ? STAYS : 1);
  return Array.from(peaks, (_, unit) => unit)
    .sort((a, b) => weight(b) - weight(a) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}

/** Below this share of the layer's strongest answer, a map or unit is silent. */
export const SILENT = 0.25;

/** The last `most` steps of a memory, with their view; everything else as it is. */
export function lastSteps<T extends ArrayLike<number>>(
  view: View,
  values: T | null,
  most: number,
): { view: View; values: ArrayLike<number> | null } {
  if (view.form !== "grid" || view.rows <= most) return { view, values };
  const { rows, columns } = view;
  return {
    view: { form: "grid", rows: most, columns },
    values: values && Array.prototype.slice.call(values, (rows - most) * columns),
  };
}

/** What the figure of a layer shows now, in one or two sentences, for those who do not see it. */
export function describeValues(layer: Layer, values: ArrayLike<number>, axis: string[]): string {
  const view = viewOf(layer.shape);
  if (view.form === "grid") return describeGrid(view, values, axis);
  const peaks = peaksOf(values, view);
  const first = largestAt(peaks);
  const active = peaks.filter((peak) => peak > (peaks[first] ?? 0) * SILENT).length;
  const found = view.form === "strip" ? "neurons are active" : "maps found something here";
  return `${active} of ${view.count} ${found}; number ${first + 1} most of all.`;
}

function describeGrid(
  { rows, columns }: { rows: number; columns: number },
  values: ArrayLike<number>,
  axis: string[],
): string {
  if (rows < 2) return `${columns} numbers.`;
  let [most, at] = [-1, 1];
  for (let row = 1; row < rows; row++) {
    let change = 0;
    for (let unit = 0; unit < columns; unit++) {
      change += Math.abs((values[row * columns + unit] ?? 0) - (values[(row - 1) * columns + unit] ?? 0));
    }
    if (change > most) [most, at] = [change, row];
  }
  const name = axis[at];
  const where = name ? `${nameCharacter(name)} (place ${at + 1})` : `step ${at + 1}`;
  return `${columns} numbers at each of ${rows} steps; they change most at ${where}.`;
}
