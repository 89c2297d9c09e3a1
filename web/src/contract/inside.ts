/**
 * What each unit of each layer looks for, measured on the shipped file: `inside.json` beside the model, where
 * `manifest.files` names it (networks that make pictures have none). Written by glassbox/release/inside.py, checked by
 * inside.schema.json beside it.
 */
export interface InsideFacts {
  /** One sheet of the samples that `excites` refers to, in the order of `labels`, `across` beside each other; null where they may not be shown. */
  pool: {
    file: string;
    side: number;
    across: number;
    labels: string[];
    /** To be shown beside the samples: what they are and whose, where they are not the data that the manifest names. */
    credit?: string;
  } | null;
  /** One sentence; null where there is a pool. */
  why_no_pool: string | null;
  /** By the layer's name in `manifest.layers`; a layer of which nothing was measured is not there. */
  layers: Record<string, LayerFacts>;
}

export interface LayerFacts {
  /** For each unit or map the samples that excite it most, strongest first; empty for a unit that none excites. No lists at all where nothing may be said of the samples. */
  excites: Excited[][];
  /** Only of a layer whose weights look at the pixels themselves. */
  weights?: PixelWeights;
  /** Only of a layer with a memory: units that follow something that has a name, best first. May be empty: none was found. */
  tracks?: Tracked[];
}

export interface Excited {
  /** Place on the sheet; null where the sample is not shown. */
  sample: number | null;
  /** Where in the layer's output it was strongest: [row, column] of a map, [step] of a layer with steps, null of single units. */
  at: number[] | null;
  value: number;
  /** What the sample is, or the text itself; left out where `pool.labels[sample]` says it. */
  label?: string;
}

export interface PixelWeights {
  rows: number;
  columns: number;
  channels: number;
  /** The number in `values` that stands for the largest weight: draw value / reach, from -1 to 1. */
  reach: number;
  /** That largest weight. */
  largest: number;
  /** For each unit rows x columns x channels whole numbers; null for units left out of a wide layer, those that vary least. */
  values: (number[] | null)[];
}

export interface Tracked {
  unit: number;
  /** Reads on from "It follows": "whether there is a carry from the right". */
  what: string;
  /** On inputs that took no part in finding it. By threshold: balanced accuracy, 0.5 is chance. By correlation: its distance from 0. */
  agreement: number;
  /** The same, of the best unit of this network before its training: always less. */
  untrained: number;
  by: "threshold" | "correlation";
  /** Whether the unit is higher where it is so, or where there is more of it; else lower. */
  rises: boolean;
  /** Places of those inputs that were looked at. */
  n: number;
}
