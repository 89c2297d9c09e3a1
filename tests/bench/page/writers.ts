/** The ways to write a text that take turns: the site's own, and TensorFlow.js. Both in a worker, on one thread. */

import { runtimeFiles } from "../../../web/src/model/relaxedSimd";
import type { Choice } from "../../../web/src/model/writing/sampling";
import { hire, openNetwork } from "./runners";

/** What is to be written. */
export interface Wanted {
  /** Token ids of the beginning. */
  given: number[];
  length: number;
  temperature: number;
  topP: number;
}

/** Folder of a network, and how it is to be run: by the site, or in one of TensorFlow.js' two forms. */
export type Named = [base: string, form: "site" | "layers" | "graph"];

interface Writer {
  /** Logits of what is expected after some token ids. */
  expect(given: number[]): Promise<ArrayLike<number>>;
  /** Milliseconds of writing. */
  write(wanted: Wanted): Promise<number>;
  programs: string[];
}

let writers: Writer[] = [];

/** Open all; what each expects after `given`, and the wasm files that run. */
export async function openWriters(named: Named[], given: number[]): Promise<{ expected: number[][]; programs: string[] }> {
  writers = [];
  for (const [base, form] of named) writers.push(form === "site" ? await openSite(base) : await openTensorFlow(base, form));
  const expected: number[][] = [];
  for (const writer of writers) expected.push(Array.from(await writer.expect(given)));
  return { expected, programs: writers.flatMap(({ programs }) => programs) };
}

/** Characters a second of one of them. */
export async function write(which: number, wanted: Wanted): Promise<number> {
  return (1000 * wanted.length) / (await writers[which]!.write(wanted));
}

async function openSite(base: string): Promise<Writer> {
  const { manifest, network } = await openNetwork(base);
  const { state } = manifest.signatures.predict.inputs;
  const size = state!.shape.reduce((product, side) => product * side, 1);
  return {
    async expect(given) {
      let kept = new Float32Array(size);
      let logits: ArrayLike<number> = [];
      for (const token of given) {
        const { outputs } = (await network.ask("predict", { tokens: Int32Array.of(token), state: kept }))!;
        [logits, kept] = [outputs.logits!, outputs.state as Float32Array<ArrayBuffer>];
      }
      return logits;
    },
    async write({ given, length, temperature, topP }) {
      const choice: Choice = { temperature, topK: 0, topP, never: [] };
      const start = performance.now();
      await network.write({ given, place: 0, length, choice, seed: 1, ends: [] }, () => {});
      return performance.now() - start;
    },
    programs: [runtimeFiles()[1]],
  };
}

async function openTensorFlow(base: string, form: string): Promise<Writer> {
  const { ask } = hire("tensorflow/tensorflow.writer.js");
  const url = new URL(`${base}${form}.json`, location.href).href;
  return {
    programs: await ask<string[]>({ type: "load", url, form }),
    expect: (given) => ask({ type: "expect", given }),
    write: ({ given, length, temperature }) => ask({ type: "write", given, length, temperature }),
  };
}
