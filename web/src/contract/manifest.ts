/**
 * `manifest.json` of an experiment: what it is, what its page needs and what the model file takes and answers. Python
 * writes it (glassbox/export/manifest.py); the site only reads it.
 */

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
  /** The field's term: "Test accuracy". */
  name: string;
  /** The same in plain words; it reads on from the figure: "99 % of test pictures read right". */
  label: string;
  value: number;
  low: number;
  high: number;
  n: number;
  /** What a dumb guess reaches, and which guess that is. */
  baseline?: number;
  baseline_label?: string;
  /** What `value`, `low`, `high` and `baseline` count, empty for pure numbers; they are shares where it is left out. */
  unit?: string;
  /** One sentence on how it was measured. */
  how: string;
}

/** `Settings` are those of its kind of page; what a kind's page gets has been checked against the schema of that kind. */
export interface Manifest<Settings = unknown> {
  schema: 1;
  id: string;
  title: string;
  summary: string;
  family: string;
  task: string;
  input: string;
  tags: string[];
  labels: string[];
  page: { kind: string; settings: Settings };
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
