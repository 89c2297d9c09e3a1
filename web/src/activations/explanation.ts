/** What a kind of page knows about the way of its input through a network; everything else is read from the manifest. */

import type { ComponentType } from "react";
import type { Layer, Manifest } from "../contract";
import type { Named } from "../model/tensors";
import type { View } from "./shape";

export interface Explanation<Settings = unknown> {
  /** What a visitor's input is called in sentences: "drawing". */
  noun: string;
  /** Whether a training sample is a picture, of which others with the same label can be counted, or a text. */
  samples: "pictures" | "texts";
  /** The answer is a text: its characters are shown place by place, not as rivals. */
  placewise?: true;
  /** Maps may branch off an earlier stage, as those of a detector do. */
  branches?: true;
  /** Values of the input picture lie between -1 and 1, not between 0 and 255. */
  signedInput?: true;
  /** Labels of one probability each, where they are not those of the manifest. */
  labels?(manifest: Manifest<Settings>): string[];
  /** The answer as bars, where it is not one probability for each label. */
  bars?(manifest: Manifest<Settings>, probabilities: ArrayLike<number>): AnswerBar[];
  /** How the input goes in, and what stands at the end of the way: a sentence's beginning and its end. */
  describeWay?(pass: ForwardPass): { input: string; end: string };
  /** The line under the first stage, which says `size` of most inputs. */
  describeInputBriefly?(size: string, manifest: Manifest<Settings>, inputs: Named): string;
  /** What the first stage is, in a sentence. */
  describeInput?(pass: ForwardPass): string;
  /** What the answer is made from, given how many numbers the last stage holds, and what it is: "From …, weights make one number …". */
  describeAnswer?(numbers: string, bars: AnswerBar[]): { from: string; answer: string };
  /** The last stage, where it is something that the network makes; null where this network makes none. */
  product?(manifest: Manifest<Settings>): Product | null;
}

/** Something that a network makes in place of an answer. */
export interface Product {
  /** The output of the signature `inside` that holds it. */
  output: string;
  /** What stands over it. */
  name: string;
  /** How it comes from the last stage. */
  describe(pass: ForwardPass): string;
  /** Why no samples of the training are shown for a unit, called `unit`. */
  whyNoSamples(unit: string): string;
  Picture: ComponentType<{ inputs: Named; values: ArrayLike<number> }>;
}

/** The way of an input through a network: the input, the layers that are shown, the answer. */
export interface ForwardPass {
  /** What is put in: a picture, its brightness 0 to 255 or where it is `signed` -1 to 1; or numbers. */
  input:
    { name: string; rows: number; columns: number; channels: number; signed?: true } | { name: string; length: number };
  stages: Stage[];
  /** Weights between the last stage and the answer. */
  answerWeights: number;
  /** Whether the answer can be shown: probabilities as bars, and what is made as a picture. */
  answers: boolean;
  /** What the network makes; null where the answer is something else. */
  product: Product | null;
}

export interface Stage {
  layer: Layer;
  view: View;
  /** Weights between the stage before and this one, those of layers that are not shown among them. */
  weights: number;
  /** Whether it is made from the stage before; a detector also shows maps that branched off earlier. */
  follows: boolean;
}

/** One answer, and how likely it is. */
export interface AnswerBar {
  label: string;
  share: number;
}
