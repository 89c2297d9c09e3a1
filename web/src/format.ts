/** Numbers as people read them. */

/** A share as a percentage: two digits after the point near 100 %, where they matter; one elsewhere. */
export function percent(share: number, digits = share > 0.98 && share < 1 ? 2 : 1): string {
  const text = (share * 100).toFixed(digits);
  return `${share === 1 || share === 0 ? (share * 100).toFixed(0) : text} %`;
}

export const interval = (low: number, high: number): string => `${(low * 100).toFixed(2)} to ${(high * 100).toFixed(2)} %`;

/** A number of a metric: a share as a percentage, a distance as it is. */
export const amount = (value: number, unit: "share" | "distance" = "share"): string => (unit === "distance" ? value.toFixed(2) : percent(value));

export const count = (value: number): string => value.toLocaleString("en-GB");

export const kilobytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

export const milliseconds = (value: number): string => (value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`);
