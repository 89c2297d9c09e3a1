/** Numbers as people read them. */

import type { Metric } from "../contract";

/** A share as a percentage: two digits after the point near 100 %, where they matter; one elsewhere. */
export function percent(share: number, digits = share > 0.98 && share < 1 ? 2 : 1): string {
  const text = (share * 100).toFixed(digits);
  return `${share === 1 || share === 0 ? (share * 100).toFixed(0) : text} %`;
}

export const interval = (low: number, high: number): string =>
  `${(low * 100).toFixed(2)} to ${(high * 100).toFixed(2)} %`;

/** A figure of a metric: a percentage, or the number with its unit where the metric names one. */
export const figure = (metric: Metric, value: number = metric.value): string =>
  metric.unit === undefined ? percent(value) : `${value.toFixed(2)} ${metric.unit}`.trimEnd();

/** The same without the unit, for large type. */
export const bare = (metric: Metric): string =>
  metric.unit === undefined ? percent(metric.value) : metric.value.toFixed(2);

/** The interval of a metric, with its unit. */
export const span = (metric: Metric): string =>
  metric.unit === undefined
    ? interval(metric.low, metric.high)
    : `${metric.low.toFixed(3)} to ${metric.high.toFixed(3)} ${metric.unit}`.trimEnd();

/** What stands before and after the figure of a metric: "99.66 % test accuracy", "test loss 1.43 nats per character". */
export function around({ name, unit }: Metric): { before: string; after: string } {
  if (unit !== undefined) return { before: `${name} `, after: "" };
  const small = /^.[a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name; // AP50 stays as it is
  return { before: "", after: ` ${small}` };
}

/** A figure with its name. */
export function named(metric: Metric): string {
  const { before, after } = around(metric);
  return before + figure(metric) + after;
}

export const count = (value: number): string => value.toLocaleString("en-GB");

export const kilobytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

export const milliseconds = (value: number): string =>
  value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
