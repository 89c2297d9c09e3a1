/** How the output of a layer can be shown, and what it says in words. */

import type { Layer } from "../contract";

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
  if (shape.length === 2) return { form: "grid", rows: shape[0]!, columns: shape[1]! };
  return { form: "strip", count: shape[0] ?? 1 };
}

/** The largest distance from 0, by which all values of a layer are drawn; 1 where everything is 0. */
export function reachOf(values: ArrayLike<number>): number {
  let reach = 0;
  for (let i = 0; i < values.length; i++) reach = Math.max(reach, Math.abs(values[i]!));
  return reach || 1;
}

/** What the figure of a layer shows now, in one or two sentences, for those who do not see it. */
export function inWords(layer: Layer, values: ArrayLike<number>, axis: string[]): string {
  const view = viewOf(layer.shape);
  if (view.form === "maps") return aboutMaps(view, values);
  if (view.form === "grid") return aboutGrid(view, values, axis);
  const active = countOver(values, 0, view.count, 1, reachOf(values) * 0.1);
  return `${active} of ${view.count} units are active.`;
}

function aboutMaps({ count }: { count: number }, values: ArrayLike<number>): string {
  const reach = reachOf(values);
  const peaks = new Array<number>(count).fill(0);
  for (let i = 0; i < values.length; i++) peaks[i % count] = Math.max(peaks[i % count]!, Math.abs(values[i]!));
  const found = peaks.filter((peak) => peak > reach * 0.1).length;
  const strongest = peaks.indexOf(Math.max(...peaks)) + 1;
  return `${found} of ${count} maps found something here; number ${strongest} most of all.`;
}

function aboutGrid({ rows, columns }: { rows: number; columns: number }, values: ArrayLike<number>, axis: string[]): string {
  let [most, at] = [-1, 1];
  for (let row = 1; row < rows; row++) {
    let change = 0;
    for (let unit = 0; unit < columns; unit++) {
      change += Math.abs(values[row * columns + unit]! - values[(row - 1) * columns + unit]!);
    }
    if (change > most) [most, at] = [change, row];
  }
  if (rows < 2) return `${columns} numbers.`;
  const where = axis[at] ? `${nameOf(axis[at])} (place ${at + 1})` : `step ${at + 1}`;
  return `${columns} numbers at each of ${rows} steps; they change most at ${where}.`;
}

/** A character as it is read aloud. */
export function nameOf(character: string): string {
  return character === " " ? "a space" : `“${character}”`;
}

function countOver(values: ArrayLike<number>, from: number, count: number, step: number, least: number): number {
  let over = 0;
  for (let i = 0; i < count; i++) if (Math.abs(values[from + i * step]!) > least) over++;
  return over;
}
