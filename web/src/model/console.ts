/** Lets a tinkerer ask the network from the browser's console: `await glassbox.predict({ image: [...] })`. */

import type { Manifest } from "../contract";
import type { Network } from "./network";
import type { Named } from "./protocol";

declare global {
  interface Window {
    glassbox?: {
      manifest: Manifest;
      predict(inputs: Record<string, number[]>): Promise<number[]>;
      outputs(inputs: Record<string, number[]>): Promise<Record<string, number[]>>;
    };
  }
}

/** Flat inputs by name in; `predict` gives the flat probabilities, `outputs` everything that the network answers. */
export function offerInConsole(network: Network, manifest: Manifest): void {
  window.glassbox = {
    manifest,
    async predict(inputs) {
      return (await window.glassbox!.outputs(inputs)).probabilities ?? [];
    },
    async outputs(inputs) {
      const named: Named = Object.fromEntries(
        Object.entries(manifest.signatures.predict.inputs).map(([name, { dtype }]) => [
          name,
          dtype === "int32" ? Int32Array.from(inputs[name] ?? []) : Float32Array.from(inputs[name] ?? []),
        ]),
      );
      const answer = await network.ask("predict", named);
      return Object.fromEntries(Object.entries(answer?.outputs ?? {}).map(([name, values]) => [name, Array.from(values)]));
    },
  };
}
