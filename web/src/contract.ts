/**
 * The files that an experiment ships, as TypeScript sees them: experiments/<id>/model/{manifest,report,inside}.json.
 * Python writes them (glassbox/release/manifest.py, glassbox/evaluation/report.py, glassbox/release/inside.py); the site
 * only reads them.
 */

import type { Drawing, Page } from "./settings";

export type * from "./inside/facts";
export type * from "./settings";

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
  data: {
    name: string;
    source: string;
    licence: string;
    shown: boolean;
    /** What is wrong with it, in plain sentences. */ flaws?: string;
  };
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
