/** Made from the schemas in glassbox/contract/: change those, then run `npm run contract`. */

/**
 * An input that a report can show: a small picture, or text.
 */
export type Shown =
  | {
      kind: "image";
      src: string;
    }
  | {
      kind: "text";
      text: string;
    };
export type Share = number;
/**
 * x, y
 *
 * @minItems 2
 * @maxItems 2
 */
export type Point = [Share, Share];
export type Pictures = PictureExample[];

export interface Shipped {
  manifest: ManifestFile;
  report: Report;
  inside: InsideFacts;
}
/**
 * `manifest.json` of an experiment: what it is, what its page needs, and what the model file takes and answers.
 */
export interface ManifestFile {
  schema: 1;
  id: string;
  title: string;
  summary: string;
  family: string;
  task: string;
  input: string;
  tags: string[];
  labels: string[];
  page: {
    kind: "draw" | "sum" | "photo" | "camera" | "objects" | "text" | "generate";
    settings: {
      [k: string]: unknown;
    };
  };
  signatures: {
    predict: Signature;
    inside: Signature;
  };
  layers: Layer[];
  parameters: number;
  files: {
    [k: string]: FileEntry;
  };
  headline: Metric;
  training_minutes: number;
  data: DataSource;
  published?: Published;
  versions: {
    [k: string]: string;
  };
  course?: Course;
}
export interface Signature {
  inputs: Tensors;
  outputs: Tensors;
}
export interface Tensors {
  [k: string]: TensorSpec;
}
export interface TensorSpec {
  shape: number[];
  dtype: "float32" | "int32";
}
export interface Layer {
  name: string;
  kind: string;
  /**
   * One plain sentence: what this layer does.
   */
  says: string;
  /**
   * Output shape without the batch.
   */
  shape: number[];
  parameters: number;
  /**
   * What its weights take in the file.
   */
  bytes?: number;
  /**
   * Output name in the `inside` signature, or null when it is not shown.
   */
  inside: string | null;
}
export interface FileEntry {
  sha256: string;
  bytes: number;
}
export interface Metric {
  /**
   * The field's term: “Test accuracy”.
   */
  name: string;
  /**
   * The same in plain words; it reads on from the figure: “99 % of test pictures read right”.
   */
  label: string;
  value: number;
  /**
   * Of the 95 % interval.
   */
  low: number;
  high: number;
  /**
   * How many it was measured on.
   */
  n: number;
  /**
   * One sentence on how it was measured.
   */
  how: string;
  /**
   * What `value`, `low`, `high` and `baseline` count, empty for pure numbers; they are shares where it is left out.
   */
  unit?: string;
  /**
   * What a dumb guess reaches.
   */
  baseline?: number;
  /**
   * Which guess that is.
   */
  baseline_label?: string;
  /**
   * Of a figure through the page: what Python reads of the very same inputs.
   */
  same_in_python?: number;
}
export interface DataSource {
  name: string;
  source: string;
  licence: string;
  /**
   * Whether its licence lets samples be shown.
   */
  shown: boolean;
  /**
   * What is wrong with it, in plain sentences.
   */
  flaws?: string;
}
/**
 * Weights that others trained, and that ship here or that what ships was begun with.
 */
export interface Published {
  name: string;
  author: string;
  source: string;
  file: string;
  sha256: string;
  licence: string;
  /**
   * What it learned from, in words.
   */
  taught: string;
  /**
   * What was changed on the way into the shipped file.
   */
  changes: string;
}
/**
 * Missing where it stands in no chapter.
 */
export interface Course {
  chapter: string;
  /**
   * One sentence on what the chapter makes clear.
   */
  promise: string;
  /**
   * Of the chapter, and of the experiment in it.
   *
   * @minItems 2
   * @maxItems 2
   */
  order: [number, number];
  /**
   * What it is about; reads on from "This one is about: ".
   */
  lesson: string;
  try_this: string;
  /**
   * Words of a large button on the first page; empty for none.
   */
  start: string;
}
/**
 * `report.json` of an experiment: what was measured on the shipped file.
 */
export interface Report {
  experiment: string;
  /**
   * In the order to show: the headline first.
   */
  metrics: {
    [k: string]: Metric;
  };
  classes: ClassRow[];
  /**
   * Row the truth, column the answer; null where there are no classes.
   */
  confusion: null | ConfusionTable;
  /**
   * Most confident first; empty when there are none or the data may not be shown.
   */
  mistakes: Mistake[];
  /**
   * Null where an answer is not one probability.
   */
  calibration: null | Calibration;
  training: TrainingRecord;
  /**
   * Samples of the training data, as the network receives them; empty when they may not be shown.
   */
  samples: {
    input: Shown;
    label: string;
  }[];
  snapshots: Snapshots;
  /**
   * Where it fails.
   */
  notes: (string | Failure)[];
}
export interface ClassRow {
  label: string;
  n: number;
  /**
   * Share of this class that was recognised.
   */
  recall: number;
  /**
   * Share of the answers with this label that were right.
   */
  precision: number;
}
/**
 * As many rows, and as many columns, as there are labels.
 */
export interface ConfusionTable {
  labels: string[];
  counts: number[][];
}
export interface Mistake {
  input: Shown;
  truth: string;
  answer: string;
  probability: Share;
  /**
   * Of networks that make pictures: the seed with which `truth` was asked for.
   */
  seed?: number;
}
export interface Calibration {
  bins: {
    confidence: Share;
    accuracy: Share;
    n: number;
  }[];
  /**
   * Expected calibration error.
   */
  error: number;
  /**
   * What the file divides its scores by, and on how many validation samples that was chosen.
   */
  temperature?: {
    value: number;
    n: number;
  };
  /**
   * Why the file has none, though its error is not small.
   */
  why?: string;
}
export interface TrainingRecord {
  metric: string;
  /**
   * None where nothing was trained here.
   */
  curves: EpochRow[];
  chosen_epoch: number;
  minutes: number;
  machine: string;
  seed: number;
  examples: {
    train: number;
    validation: number;
    test: number;
  };
  settings: {
    [k: string]: string | number;
  };
}
/**
 * What else a training notes of an epoch is a number too.
 */
export interface EpochRow {
  epoch: number;
  loss: number;
  validation_loss: number;
  value?: number;
  validation_value: number;
  /**
   * Of networks that make pictures: distance of made pictures from real ones.
   */
  frechet?: number;
  /**
   * Of two networks against each other.
   */
  critic_loss?: number;
  /**
   * Of two networks against each other.
   */
  maker_loss?: number;
}
export interface Snapshots {
  samples: {
    input: Shown;
    truth: string;
  }[];
  epochs: {
    epoch: number;
    /**
     * What the network answered on each sample, in the order of `samples`.
     */
    answers: SnapshotAnswer[];
  }[];
  weights: {
    layer: string;
    before: Histogram;
    after: Histogram;
  }[];
}
/**
 * `made`: of networks that make pictures, what it made.
 */
export interface SnapshotAnswer {
  label: string;
  probability: Share;
  made?: Shown;
}
/**
 * One edge more than there are counts.
 */
export interface Histogram {
  edges: number[];
  counts: number[];
}
/**
 * A known failure that can be seen: written down after the shipped file showed it.
 */
export interface Failure {
  /**
   * One sentence: what goes wrong, and why where that is known.
   */
  says: string;
  example: DrawnExample | TypedExample | BegunExample | PictureOfFailure | Asked;
  /**
   * What the page answers to it; empty for none. Of a detector, one of the things that it sees; of a wish, what another network sees in the picture.
   */
  answer: string;
  /**
   * Of a detector: what it should see, and does not.
   */
  missed?: string;
}
export interface DrawnExample {
  kind: "drawing";
  /**
   * In units of the canvas side: 0 to 1 from its left and top edges.
   */
  strokes: Point[][];
  /**
   * Pen width in units of the canvas side.
   */
  pen: number;
}
export interface TypedExample {
  kind: "text";
  text: string;
}
export interface BegunExample {
  kind: "beginning";
  text: string;
}
export interface PictureOfFailure {
  kind: "picture";
  file: string;
  credit: string;
}
/**
 * A wish that comes out wrong: what was asked for, with which seed, and the picture that the shipped file made of it.
 */
export interface Asked {
  kind: "wish";
  label: string;
  seed: number;
  file: string;
}
/**
 * `inside.json` of an experiment: what each unit of each layer looks for, measured on the shipped file. Networks that make pictures have none.
 */
export interface InsideFacts {
  /**
   * One sheet of the samples that `excites` refers to, in the order of `labels`, `across` beside each other; null where they may not be shown.
   */
  pool: null | Pool;
  /**
   * One sentence; null where there is a pool.
   */
  why_no_pool: string | null;
  /**
   * By the layer's name in the manifest; a layer of which nothing was measured is not there.
   */
  layers: {
    [k: string]: LayerFacts;
  };
}
export interface Pool {
  file: "inside.png" | "inside.jpg";
  side: number;
  across: number;
  labels: string[];
  /**
   * To be shown beside the samples: what they are and whose, where they are not the data that the manifest names.
   */
  credit?: string;
}
export interface LayerFacts {
  /**
   * For each unit or map the samples that excite it most, strongest first; empty for a unit that none excites. No lists at all where nothing may be said of the samples.
   */
  excites: Excited[][];
  weights?: PixelWeights;
  /**
   * Only of a layer with a memory: units that follow something that has a name, best first. May be empty: none was found.
   */
  tracks?: Tracked[];
}
export interface Excited {
  /**
   * Place on the sheet; null where the sample is not shown.
   */
  sample: number | null;
  /**
   * Where in the layer's output it was strongest: [row, column] of a map, [step] of a layer with steps, null of single units.
   */
  at: null | number[];
  value: number;
  /**
   * What the sample is, or the text itself; left out where `pool.labels[sample]` says it.
   */
  label?: string;
}
/**
 * Only of a layer whose weights look at the pixels themselves.
 */
export interface PixelWeights {
  rows: number;
  columns: number;
  channels: 1 | 3;
  /**
   * The number in `values` that stands for the largest weight: draw value / reach, from -1 to 1.
   */
  reach: number;
  /**
   * That largest weight.
   */
  largest: number;
  /**
   * For each unit rows x columns x channels whole numbers; null for units left out of a wide layer, those that vary least.
   */
  values: (null | number[])[];
}
export interface Tracked {
  unit: number;
  /**
   * Reads on from “It follows”: “whether there is a carry from the right”.
   */
  what: string;
  /**
   * On inputs that took no part in finding it. By threshold: balanced accuracy, 0.5 is chance. By correlation: its distance from 0.
   */
  agreement: number;
  /**
   * The same, of the best unit of this network before its training: always less.
   */
  untrained: number;
  by: "threshold" | "correlation";
  /**
   * Whether the unit is higher where it is so, or where there is more of it; else lower.
   */
  rises: boolean;
  /**
   * Places of those inputs that were looked at.
   */
  n: number;
}
/**
 * Where an experiment stands in the course.
 */
export interface Course1 {
  chapter: string;
  /**
   * One sentence on what the chapter makes clear.
   */
  promise: string;
  /**
   * Of the chapter, and of the experiment in it.
   *
   * @minItems 2
   * @maxItems 2
   */
  order: [number, number];
  /**
   * What it is about; reads on from "This one is about: ".
   */
  lesson: string;
  try_this: string;
  /**
   * Words of a large button on the first page; empty for none.
   */
  start: string;
}
/**
 * How a data set draws; the meaning of each field is in glassbox/drawing/rendering.py.
 */
export interface Recipe {
  size: number;
  box: number;
  thinnest: number;
  thickest: number;
  centre: "mass" | "box";
  middle: number;
}
/**
 * How a picture of any size becomes the square a network reads; each field is explained in glassbox/images/fitting.py.
 */
export interface Fit {
  size: number;
  way: "cover" | "contain";
  widest: number;
  padding: number;
}
/**
 * A picture to click: a file beside the model, whose hash is in the manifest.
 */
export interface PictureExample {
  label: string;
  file: string;
  credit: string;
  /**
   * What a detector found on it, for the gallery.
   */
  boxes?: {
    label: string;
    probability: Share;
    /**
     * Shares of the picture: left, top, right, bottom.
     *
     * @minItems 4
     * @maxItems 4
     */
    box: [Share, Share, Share, Share];
  }[];
}
export interface DrawSettings {
  recipe: Recipe;
  /**
   * Widths by name, in units of the canvas side: what the pen buttons offer.
   */
  pens: {
    [k: string]: number;
  };
  pen: string;
  /**
   * Drawings to click; `label` is what was meant.
   */
  examples: {
    label: string;
    /**
     * In units of the canvas side: 0 to 1 from its left and top edges.
     */
    strokes: Point[][];
    /**
     * Pen width in units of the canvas side.
     */
    pen: number;
  }[];
  /**
   * Below this probability the page says “not sure”. Chosen on validation data.
   */
  unsure_below: number;
  /**
   * Temperature that its scores are divided by before they are probabilities; `unsure_below` is a bar for them undivided. 1 where it is left out.
   */
  calibrated_by?: number;
  /**
   * Ink smaller than this share of the canvas side is a dot, not a drawing.
   */
  smallest: number;
  /**
   * More ink than this share of the recipe's box is a filled area, not a drawing.
   */
  fullest: number;
  /**
   * What to draw, as the page's invitation: “Draw a digit”.
   */
  invitation: string;
}
export interface SumSettings {
  /**
   * Token ids are positions in this string; the space (id of “ ”) fills up.
   */
  alphabet: string;
  /**
   * Questions are padded with spaces on the left to this many characters.
   */
  input_length: number;
  output_length: number;
  /**
   * Most digits that a number may have.
   */
  digits: number;
  examples: string[];
  unsure_below: Share;
  invitation: string;
}
export interface PhotoSettings {
  fit: Fit;
  /**
   * Below this probability the page says “I don't know this”. Chosen on validation data.
   */
  unsure_below: number;
  /**
   * Temperature that its scores are divided by before they are probabilities; `unsure_below` is a bar for them undivided. 1 where it is left out.
   */
  calibrated_by?: number;
  /**
   * The larger kind of each label, such as “cat” of “tabby”, or nothing; left out or empty where there are no larger kinds.
   */
  groups?: string[];
  /**
   * How many answers are shown.
   */
  top: number;
  examples: Pictures;
  invitation: string;
}
export interface CameraSettings {
  fit: Fit;
  unsure_below: Share;
  /**
   * Temperature that its scores are divided by before they are probabilities; `unsure_below` is a bar for them undivided. 1 where it is left out.
   */
  calibrated_by?: number;
  /**
   * Each beats the one before it, and the first beats the last.
   *
   * @minItems 3
   * @maxItems 3
   */
  moves: [string, string, string];
  /**
   * The label for a picture without a move.
   */
  nothing: string;
  examples: Pictures;
  invitation: string;
}
export interface ObjectsSettings {
  fit: Fit;
  /**
   * Boxes below this probability are not shown at first.
   */
  score_above: number;
  /**
   * Of two boxes of one class that overlap by more, the weaker goes.
   */
  overlap: number;
  most: number;
  examples: Pictures;
  invitation: string;
}
/**
 * A text that goes on by itself; each field is explained in glassbox/kinds/text.py.
 */
export interface TextSettings {
  /**
   * Token ids are positions in this string.
   */
  alphabet: string;
  starts: string[];
  before: string;
  unknown: string | null;
  length: number;
  longest: number;
  reads: number;
  temperature: number;
  /**
   * 0 for all characters.
   */
  top_k: number;
  top_p: Share;
  ends: string;
  form: string[];
  /**
   * What a beginning that does not say its part is put into, in place of `{}`.
   */
  frame: string;
  /**
   * Whether what stands between its commas becomes numbered lines.
   */
  listed: boolean;
  /**
   * What the shipped file wrote after each start, with the probability of each character.
   */
  examples: {
    start: string;
    text: string;
    probabilities: Share[];
  }[];
  invitation: string;
}
/**
 * How pictures are made; each field is explained in glassbox/kinds/generate.py, the arithmetic in glassbox/generation/sampling.py.
 */
export interface GenerateSettings {
  way: "once" | "flow";
  noise: number[];
  steps: number;
  size: number;
  /**
   * One picture of each class, made by the shipped network: `file` lies beside the model.
   */
  examples: {
    label: string;
    file: string;
    seed: number;
  }[];
  invitation: string;
}
