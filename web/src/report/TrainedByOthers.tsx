import type { Manifest } from "../contract";

/** Whose the weights are, where others trained them: what they learned from, the licence, and what was changed. */
export function TrainedByOthers({ weights }: { weights: NonNullable<Manifest["published"]> }) {
  return (
    <p data-part="published">
      <b>Others trained it.</b> The weights are those of <a href={weights.source}>{weights.name}</a>, published by{" "}
      {weights.author}, {weights.licence}. They learned from {weights.taught}. {weights.changes}
    </p>
  );
}
