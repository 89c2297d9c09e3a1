/** Lets a tinkerer ask the network from the browser's console: `await glassbox.predict({ image: [...] })`. */

import type { Manifest } from "../contract";
import { searchCounterfactual, occludeTokens, occludeImage, type Counterfactual } from "../saliency/search";
import { DRAWING, PHOTO } from "../saliency/occlusion";
import { askAlone } from "../saliency/useSaliency";
import type { Network } from "./network";
import type { Named, SignatureName } from "./protocol";

declare global {
  interface Window {
    glassbox?: {
      manifest: Manifest;
      predict(inputs: Record<string, number[]>): Promise<number[]>;
      outputs(inputs: Record<string, number[]>): Promise<Record<string, number[]>>;
      inside(inputs: Record<string, number[]>): Promise<Record<string, number[]>>;
      saliency(values: number[]): Promise<{ drops: number[]; change: Counterfactual | null }>;
    };
  }
}

/**
 * Flat inputs by name in; `predict` gives the flat probabilities, `outputs` everything that the network answers, and
 * `inside` what each of its layers makes of them.
 * `saliency` takes the values of the one input: what covering each place takes away, and what changes the answer.
 */
export function offerInConsole(network: Network, manifest: Manifest): void {
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
  window.glassbox = {
    manifest,
    async predict(inputs) {
      return (await window.glassbox!.outputs(inputs)).probabilities ?? [];
    },
    outputs: (inputs) => run("predict", inputs),
    inside: (inputs) => run("inside", inputs),
    async saliency(values) {
      const ask = askAlone(network, manifest);
      if (manifest.page.kind === "sum") {
        const { alphabet } = manifest.page.settings;
        return {
          drops: (await occludeTokens(ask, values, alphabet.indexOf(" "), alphabet.length)).drops,
          change: null,
        };
      }
      const [covers, size] = [
        manifest.page.kind === "draw" ? DRAWING : PHOTO,
        Object.values(manifest.signatures.predict.inputs)[0]!.shape[1]!,
      ];
      let [drops, change]: [number[], Counterfactual | null] = [[], null];
      for await (const step of occludeImage(ask, values, size, covers)) drops = step.drops;
      for await (const step of searchCounterfactual(ask, values, size, covers)) change = step.found;
      return { drops, change };
    },
  };
}
