/** `report.json` of an experiment: what was measured on the shipped file. Python writes it (glassbox/evaluation/report.py). */

import type { Metric } from "./manifest";
import type { Drawing } from "./settings";

/** An input that a report can show: a small PNG, or text. */
export type Shown = { kind: "image"; src: string } | { kind: "text"; text: string };

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
  /** Of networks that make pictures: the seed with which `truth` was asked for. */
  seed?: number;
}

/** A known failure that can be seen: what glassbox/release/failures.py wrote down after the shipped file showed it. */
export interface Failure {
  /** One sentence: what goes wrong, and why where that is known. */
  says: string;
  example:
    | ({ kind: "drawing" } & Drawing)
    | { kind: "text"; text: string }
    | { kind: "beginning"; text: string }
    | { kind: "picture"; file: string; credit: string }
    | Asked;
  /** What the page answers to it; empty for none. Of a detector, one of the things that it sees; of a wish, what another network sees in the picture. */
  answer: string;
  /** Of a detector: what it should see, and does not. */
  missed?: string;
}

/** A wish that comes out wrong: what was asked for, with which seed, and the picture that the shipped file made of it. */
export interface Asked {
  kind: "wish";
  label: string;
  seed: number;
  file: string;
}

/** How well stated probabilities fit. */
export interface Calibration {
  bins: { confidence: number; accuracy: number; n: number }[];
  /** Expected calibration error. */
  error: number;
  /** What the file divides its scores by, and on how many validation samples that was chosen. */
  temperature?: { value: number; n: number };
  /** Why the file has none, though its error is not small. */
  why?: string;
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
  calibration: Calibration | null;
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
    epochs: {
      epoch: number;
      answers: {
        label: string;
        probability: number;
        /** Of networks that make pictures: what it made. */ made?: Shown;
      }[];
    }[];
    weights: {
      layer: string;
      before: { edges: number[]; counts: number[] };
      after: { edges: number[]; counts: number[] };
    }[];
  };
  /** Where it fails. */
  notes: (string | Failure)[];
}
