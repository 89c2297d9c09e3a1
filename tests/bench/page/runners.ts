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
export async function openSite(base: string): Promise<Runner & { manifest: Manifest; network: Network }> {
  const manifest = (await (await fetch(`${base}manifest.json`)).json()) as Manifest;
  const [name] = Object.keys(manifest.signatures.predict.inputs);
  const network = new Network();
  await network.load(base, manifest);
  return {
    manifest,
    network,
    async run(values) {
      const answer = await network.ask("predict", { [name!]: values });
      return { probabilities: answer!.outputs.probabilities!, milliseconds: answer!.milliseconds };
    },
    stop: () => network.dispose(),
  };
}

/** The same network in TensorFlow.js; `programs` are the wasm files that it chose. */
export async function openTensorFlow(base: string, form: string, shape: number[]): Promise<Runner & { programs: string[] }> {
  const worker = new Worker("tensorflow/tensorflow.worker.js", { type: "classic" });
  const ask = <Answer>(message: object): Promise<Answer> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => ("problem" in data ? reject(new Error(data.problem)) : resolve(data.answer));
      worker.onerror = ({ message: why }) => reject(new Error(why));
      worker.postMessage(message);
    });
  const programs = await ask<string[]>({ type: "load", url: new URL(`${base}${form}.json`, location.href).href, form });
  return {
    programs,
    run: (values) => ask<Run>({ type: "run", values, shape }),
    stop: () => worker.terminate(),
  };
}
