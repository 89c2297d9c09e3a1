/** Lets a tinkerer ask the network from the browser's console: `await glassbox.predict({ image: [...] })`. */

import type { Manifest } from "../contract";
import type { Network } from "./network";
import type { SignatureName } from "./protocol";
import type { Named } from "./tensors";

/** What a kind of page offers beside, under the name of each: given the values of the one input. */
export type ConsoleTools<Settings = unknown> = Record<
  string,
  (network: Network, manifest: Manifest<Settings>, values: number[]) => Promise<unknown>
>;

interface Glassbox {
  manifest: Manifest;
  predict(inputs: Record<string, number[]>): Promise<number[]>;
  outputs(inputs: Record<string, number[]>): Promise<Record<string, number[]>>;
  inside(inputs: Record<string, number[]>): Promise<Record<string, number[]>>;
}

declare global {
  interface Window {
    glassbox?: Glassbox & Record<string, unknown>;
  }
}

/**
 * Flat inputs by name in; `predict` gives the flat probabilities, `outputs` everything that the network answers, and
 * `inside` what each of its layers makes of them.
 */
export function offerInConsole<Settings>(
  network: Network,
  manifest: Manifest<Settings>,
  tools: ConsoleTools<Settings>,
): void {
  const run = async (signature: SignatureName, inputs: Record<string, number[]>) => {
    const named: Named = Object.fromEntries(
      Object.entries(manifest.signatures[signature].inputs).map(([name, { dtype }]) => [
        name,
        dtype === "int32" ? Int32Array.from(inputs[name] ?? []) : Float32Array.from(inputs[name] ?? []),
      ]),
    );
    const answer = await network.ask(signature, named);
    return Object.fromEntries(
      Object.entries(answer?.outputs ?? {}).map(([name, values]) => [name, Array.from(values)]),
    );
  };
  const outputs = (inputs: Record<string, number[]>) => run("predict", inputs);
  window.glassbox = {
    manifest,
    predict: async (inputs) => (await outputs(inputs)).probabilities ?? [],
    outputs,
    inside: (inputs) => run("inside", inputs),
    ...Object.fromEntries(
      Object.entries(tools).map(([name, tool]) => [name, (values: number[]) => tool(network, manifest, values)]),
    ),
  };
}
