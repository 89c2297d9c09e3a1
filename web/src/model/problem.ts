import { itemAt } from "../shared/defined";

/** Something that the visitor should be told: `message` is one sentence that says what went wrong and what to do. */
export class Problem extends Error {
  override readonly name = "Problem";
}

/** The sentence of any error; one that was not foreseen is said in general words, with its own behind it. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return `The network could not be started on this device (${itemAt(detail.split("\n"), 0).slice(0, 160)}).`;
}
