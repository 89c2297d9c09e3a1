/** The two ways to run a network that take turns: the site's own, and TensorFlow.js. Both in a worker, on one thread. */

import type { Manifest } from "../../../web/src/contract";
import { Network } from "../../../web/src/model/network";

export interface Run {
  probabilities: ArrayLike<number>;
  /** From the values to the answer, inside the worker. */
  milliseconds: number;
}

export interface Runner {
  run(values: Float32Array<ArrayBuffer>): Promise<Run>;
  stop(): void;
}

/** The network whose files lie at `base`, exactly as a page runs it. */
export async function openNetwork(base: string): Promise<{ manifest: Manifest; network: Network }> {
  const manifest = (await (await fetch(`${base}manifest.json`)).json()) as Manifest;
  const network = new Network();
  await network.load(base, manifest);
  return { manifest, network };
}

/** The same, ready to take turns. */
export async function openSite(base: string): Promise<Runner & { shape: number[] }> {
  const { manifest, network } = await openNetwork(base);
  const [name, { shape }] = Object.entries(manifest.signatures.predict.inputs)[0]!;
  return {
    shape,
    async run(values) {
      const answer = await network.ask("predict", { [name]: values });
      return { probabilities: answer!.outputs.probabilities!, milliseconds: answer!.milliseconds };
    },
    stop: () => network.dispose(),
  };
}

/** The same network in TensorFlow.js; `programs` are the wasm files that it chose. */
export async function openTensorFlow(base: string, form: string, shape: number[]): Promise<Runner & { programs: string[] }> {
  const { ask, stop } = hire("tensorflow/tensorflow.worker.js");
  const programs = await ask<string[]>({ type: "load", url: new URL(`${base}${form}.json`, location.href).href, form });
  return { programs, run: (values) => ask<Run>({ type: "run", values, shape }), stop };
}

/** A worker that answers each question with `answer`, or with the `problem` that it had. */
export function hire(script: string): { ask<Answer>(message: object): Promise<Answer>; stop(): void } {
  const worker = new Worker(script, { type: "classic" });
  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => ("problem" in data ? reject(new Error(data.problem)) : resolve(data.answer));
        worker.onerror = ({ message: why }) => reject(new Error(why));
        worker.postMessage(message);
      }),
    stop: () => worker.terminate(),
  };
}
