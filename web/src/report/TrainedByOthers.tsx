import type { Manifest } from "../contract";

/** Whose the weights are, where others trained them: what they learned from, the licence, and what was changed. */
export function TrainedByOthers({ weights }: { weights: NonNullable<Manifest["published"]> }) {
  return (
    <p data-part="published">
      <b>Others trained it.</b> <span>The weights are those of </span>
      <a href={weights.source}>{weights.name}</a>
      <span>{`, published by ${weights.author}, ${weights.licence}. `}</span>
      <span>{`They learned from ${weights.taught}. ${weights.changes}`}</span>
    </p>
  );
}
