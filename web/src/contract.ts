/**
 * The files that an experiment ships, as TypeScript sees them: experiments/<id>/model/{manifest,report}.json.
 * Python writes them (glassbox/export/manifest.py, glassbox/evaluation/report.py); the site only reads them.
 */

/** An input that a report can show: a small PNG, or text. */
export type Shown = { kind: "image"; src: string } | { kind: "text"; text: string };

export interface TensorSpec {
  shape: number[];
  dtype: "float32" | "int32";
}

export interface Signature {
  inputs: Record<string, TensorSpec>;
  outputs: Record<string, TensorSpec>;
}

/** How a data set draws; the meaning of each field is in glassbox/data/drawing.py. */
export interface Recipe {
  size: number;
  box: number;
  thinnest: number;
  thickest: number;
  centre: "mass" | "box";
  middle: number;
}

export type Point = [x: number, y: number];

/** Strokes in units of the canvas side: 0..1 from its left and top edges. */
export interface Drawing {
  strokes: Point[][];
  /** Pen width in units of the canvas side. */
  pen: number;
}

export interface DrawSettings {
  recipe: Recipe;
  /** Widths by name, in units of the canvas side: what the pen buttons offer. */
  pens: Record<string, number>;
  pen: string;
  /** Drawings to click; `label` is what was meant. */
  examples: (Drawing & { label: string })[];
  /** Below this probability the page says "not sure". Chosen on validation data. */
  unsure_below: number;
  /** Ink smaller than this share of the canvas side is a dot, not a drawing. */
  smallest: number;
  /** More ink than this share of the recipe's box is a filled area, not a drawing. */
  fullest: number;
  /** What to draw, as the page's invitation: "Draw a digit". */
  invitation: string;
}

export interface SumSettings {
  /** Token ids are positions in this string; the space (id of " ") fills up. */
  alphabet: string;
  /** Questions are padded with spaces on the left to this many characters. */
  input_length: number;
  output_length: number;
  /** Most digits that a number may have. */
  digits: number;
  examples: string[];
  unsure_below: number;
  invitation: string;
}

/** How a picture of any size becomes the square a network reads; each field is explained in glassbox/data/picture.py. */
export interface Fit {
  size: number;
  way: "cover" | "contain";
  widest: number;
  padding: number;
}

/** A picture to click: a file beside the model, whose hash is in the manifest. */
export interface PictureExample {
  label: string;
  file: string;
  credit: string;
  /** What a detector found on it, for the gallery; boxes are shares of the picture: left, top, right, bottom. */
  boxes?: { label: string; probability: number; box: [number, number, number, number] }[];
}

export interface PhotoSettings {
  fit: Fit;
  /** Below this probability the page says "I don't know this". Chosen on validation data. */
  unsure_below: number;
  /** How many answers are shown. */
  top: number;
  examples: PictureExample[];
  invitation: string;
}

export interface CameraSettings {
  fit: Fit;
  unsure_below: number;
  /** Each beats the one before it, and the first beats the last. */
  moves: string[];
  /** The label for a picture without a move. */
  nothing: string;
  examples: PictureExample[];
  invitation: string;
}

export interface ObjectsSettings {
  fit: Fit;
  /** Boxes below this probability are not shown at first. */
  score_above: number;
  /** Of two boxes of one class that overlap by more, the weaker goes. */
  overlap: number;
  most: number;
  examples: PictureExample[];
  invitation: string;
}

/** A text that goes on by itself; each field is explained in glassbox/pages/making.py (`Text`). */
export interface TextSettings {
  /** Token ids are positions in this string. */
  alphabet: string;
  starts: string[];
  before: string;
  unknown: string | null;
  length: number;
  longest: number;
  reads: number;
  temperature: number;
  /** 0 for all characters. */
  top_k: number;
  top_p: number;
  ends: string;
  form: string[];
  /** What the shipped file wrote after each start, with the probability of each character. */
  examples: { start: string; text: string; probabilities: number[] }[];
  invitation: string;
}

/** How pictures are made; each field is explained in glassbox/pages/making.py (Generate), the arithmetic in glassbox/generation/ask.py. */
export interface GenerateSettings {
  way: "once" | "flow";
  noise: number[];
  steps: number;
  size: number;
  /** One picture of each class, made by the shipped network: `file` lies beside the model. */
  examples: { label: string; seed: number; file: string }[];
  invitation: string;
}

export type Page =
  | { kind: "draw"; settings: DrawSettings }
  | { kind: "sum"; settings: SumSettings }
  | { kind: "photo"; settings: PhotoSettings }
  | { kind: "camera"; settings: CameraSettings }
  | { kind: "objects"; settings: ObjectsSettings }
  | { kind: "text"; settings: TextSettings }
  | { kind: "generate"; settings: GenerateSettings };

export interface Layer {
  name: string;
  kind: string;
  /** One plain sentence: what this layer does. */
  says: string;
  /** Output shape without the batch. */
  shape: number[];
  parameters: number;
  /** What its weights take in the file. */
  bytes?: number;
  /** Output name in the `inside` signature, or null when it is not shown. */
  inside: string | null;
}

export interface Metric {
  label: string;
  value: number;
  low: number;
  high: number;
  n: number;
  /** What a dumb guess reaches, and which guess that is. */
  baseline?: number;
  baseline_label?: string;
  /** What `value`, `low`, `high` and `baseline` count; they are shares where it is left out. */
  unit?: string;
  /** One sentence on how it was measured. */
  how: string;
}

export interface Manifest {
  schema: 1;
  id: string;
  title: string;
  summary: string;
  family: string;
  task: string;
  input: string;
  tags: string[];
  labels: string[];
  page: Page;
  signatures: Record<"predict" | "inside", Signature>;
  layers: Layer[];
  parameters: number;
  files: Record<string, { sha256: string; bytes: number }>;
  headline: Metric;
  training_minutes: number;
  data: { name: string; source: string; licence: string; shown: boolean; /** What is wrong with it, in plain sentences. */ flaws?: string };
  versions: Record<string, string>;
}

export interface ClassRow {
  label: string;
  n: number;
  /** Share of this class that was recognised. */
  recall: number;
  /** Share of the answers with this label that were right. */
  precision: number;
}

export interface Mistake {
  input: Shown;
  truth: string;
  answer: string;
  probability: number;
}

/** A known failure that can be seen: what glassbox/evaluation/failures.py wrote down after the shipped file showed it. */
export interface Failure {
  /** One sentence: what goes wrong, and why where that is known. */
  says: string;
  example: ({ kind: "drawing" } & Drawing) | { kind: "text"; text: string } | { kind: "beginning"; text: string } | { kind: "picture"; file: string; credit: string };
  /** What the page answers to it; empty for none. Of a detector, one of the things that it sees. */
  answer: string;
  /** Of a detector: what it should see, and does not. */
  missed?: string;
}

export interface Report {
  experiment: string;
  /** Name -> metric, in the order to show: the headline first. */
  metrics: Record<string, Metric>;
  classes: ClassRow[];
  confusion: { labels: string[]; counts: number[][] } | null;
  /** Most confident first; empty when there are none or the data may not be shown. */
  mistakes: Mistake[];
  /** Null where an answer is not one probability. */
  calibration: { bins: { confidence: number; accuracy: number; n: number }[]; error: number } | null;
  training: {
    metric: string;
    curves: {
      epoch: number;
      loss: number;
      validation_loss: number;
      value?: number;
      validation_value: number;
      /** Of networks that make pictures: distance of made pictures from real ones (glassbox/evaluation/generation.py). */
      frechet?: number;
      /** Of two networks against each other: the losses of both. */
      critic_loss?: number;
      maker_loss?: number;
    }[];
    chosen_epoch: number;
    minutes: number;
    machine: string;
    seed: number;
    examples: { train: number; validation: number; test: number };
    settings: Record<string, string | number>;
  };
  /** Samples of the training data, as the network receives them. */
  samples: { input: Shown; label: string }[];
  snapshots: {
    samples: { input: Shown; truth: string }[];
    /** What the network answered on each sample, in the order of `samples`. */
    epochs: { epoch: number; answers: { label: string; probability: number; /** Of networks that make pictures: what it made. */ made?: Shown }[] }[];
    weights: {
      layer: string;
      before: { edges: number[]; counts: number[] };
      after: { edges: number[]; counts: number[] };
    }[];
  };
  /** Where it fails. */
  notes: (string | Failure)[];
}

/**
 * What each unit of each layer looks for, measured on the shipped file: `inside.json` beside the model, where
 * `manifest.files` names it (networks that make pictures have none). Written by glassbox/export/inside.py, checked by inside.schema.json beside it.
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
