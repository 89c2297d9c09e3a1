/** The saliency of an input from the browser's console: what covering each place takes away, and what changes the answer. */

import type { Manifest } from "../contract";
import type { ConsoleTools } from "../model/console";
import type { OcclusionSettings } from "./occlusion";
import { occludeImage, occludeTokens, searchCounterfactual, type Counterfactual } from "./search";
import { askAlone } from "./useSaliency";

/** `await glassbox.saliency([...])` for the values of a square picture. */
export const imageSaliency = (settings: OcclusionSettings): ConsoleTools => ({
  async saliency(network, manifest, values) {
    const ask = askAlone(network, manifest);
    const [input] = Object.values(manifest.signatures.predict.inputs);
    const size = input?.shape[1] ?? 0;
    let [drops, change]: [number[], Counterfactual | null] = [[], null];
    for await (const step of occludeImage(ask, values, size, settings)) drops = step.drops;
    for await (const step of searchCounterfactual(ask, values, size, settings)) change = step.found;
    return { drops, change };
  },
});

/** `await glassbox.saliency([...])` for the token ids of a text in which the space blanks. */
export const tokenSaliency: ConsoleTools<{ alphabet: string }> = {
  async saliency(network, manifest: Manifest<{ alphabet: string }>, tokens) {
    const { alphabet } = manifest.page.settings;
    const ask = askAlone(network, manifest);
    return { drops: (await occludeTokens(ask, tokens, alphabet.indexOf(" "), alphabet.length)).drops, change: null };
  },
};
