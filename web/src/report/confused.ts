/** What a confusion matrix says in words: which labels were taken for which, and how often. */

import type { Mistake, Report } from "../contract";

export interface ConfusionProps {
  confusion: NonNullable<Report["confusion"]>;
  mistakes: Mistake[];
  /** Whether the licence of the data lets its samples be shown. */
  shown: boolean;
}

export interface MatrixProps {
  labels: string[];
  counts: number[][];
  /** The largest count beside the diagonal. */
  worst: number;
  onOpen(truth: number, answer: number): void;
}

/** Of `total` inputs that were `truth`, `n` were read as `answer`. */
export interface Pair {
  truth: number;
  answer: number;
  n: number;
  total: number;
}

/** Every cell beside the diagonal with something in it; the most frequent first, then the larger share of its row. */
export function pairsOf(counts: number[][]): Pair[] {
  const pairs: Pair[] = [];
  counts.forEach((row, truth) => {
    const total = row.reduce((sum, n) => sum + n, 0);
    row.forEach((n, answer) => n > 0 && truth !== answer && pairs.push({ truth, answer, n, total }));
  });
  return pairs.sort((a, b) => b.n - a.n || b.n / b.total - a.n / a.total);
}

/** The place after a key is pressed on a square map of `size` places a side; null when the key moves nothing. */
export function moved(key: string, [row, column]: [number, number], size: number): [number, number] | null {
  const last = size - 1;
  switch (key) {
    case "ArrowUp":
      return [Math.max(0, row - 1), column];
    case "ArrowDown":
      return [Math.min(last, row + 1), column];
    case "ArrowLeft":
      return [row, Math.max(0, column - 1)];
    case "ArrowRight":
      return [row, Math.min(last, column + 1)];
    default:
      return null;
  }
}
