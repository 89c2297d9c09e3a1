/** What the manifest says of each kind of page: its recipes, limits and examples. Python writes them (glassbox/kinds/). */

/** How a data set draws; the meaning of each field is in glassbox/drawing/rendering.py. */
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
  /** Temperature that its scores are divided by before they are probabilities; `unsure_below` is a bar for them undivided. 1 where it is left out. */
  calibrated_by?: number;
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

/** How a picture of any size becomes the square a network reads; each field is explained in glassbox/images/fitting.py. */
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
  /** Temperature that its scores are divided by before they are probabilities; `unsure_below` is a bar for them undivided. 1 where it is left out. */
  calibrated_by?: number;
  /** How many answers are shown. */
  top: number;
  examples: PictureExample[];
  invitation: string;
}

export interface CameraSettings {
  fit: Fit;
  unsure_below: number;
  /** Temperature that its scores are divided by before they are probabilities; `unsure_below` is a bar for them undivided. 1 where it is left out. */
  calibrated_by?: number;
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

/** A text that goes on by itself; each field is explained in glassbox/kinds/text.py. */
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
  /** What a beginning that does not say its part is put into, in place of `{}`. */
  frame: string;
  /** Whether what stands between its commas becomes numbered lines. */
  listed: boolean;
  /** What the shipped file wrote after each start, with the probability of each character. */
  examples: { start: string; text: string; probabilities: number[] }[];
  invitation: string;
}

/** How pictures are made; each field is explained in glassbox/kinds/generate.py, the arithmetic in glassbox/generation/sampling.py. */
export interface GenerateSettings {
  way: "once" | "flow";
  noise: number[];
  steps: number;
  size: number;
  /** One picture of each class, made by the shipped network: `file` lies beside the model. */
  examples: { label: string; seed: number; file: string }[];
  invitation: string;
}
