/** Which experiments can be asked the same thing: found from what they say of themselves, never listed. */

import type { Manifest } from "../contract";

export interface Peer {
  id: string;
  title: string;
}

/** The other experiments with the same kind of input, and the same labels or the same recipe; or that find things too. */
export function peersOf(one: Manifest, all: readonly Manifest[]): Peer[] {
  return all.filter((other) => other.id !== one.id && alike(one, other)).map(({ id, title }) => ({ id, title }));
}

function alike(one: Manifest, other: Manifest): boolean {
  if (one.page.kind !== other.page.kind) return false;
  if (finds(one) && finds(other)) return true;
  if (!classifies(one) || !classifies(other)) return false;
  const labels = (manifest: Manifest) => JSON.stringify([...manifest.labels].sort());
  return labels(one) === labels(other) || sameRecipe(one, other);
}

/** Whether a network answers with one probability for each label. */
function classifies({ labels, signatures }: Manifest): boolean {
  const [batch, answers, ...rest] = signatures.predict.outputs.probabilities?.shape ?? [];
  return batch === 1 && answers === labels.length && rest.length === 0;
}

/** Whether a network answers with boxes, and for each with a probability for each label. */
const finds = ({ signatures }: Manifest): boolean => signatures.predict.outputs.boxes !== undefined;

/** Whether both say how their input is made, and say the same. */
function sameRecipe(one: Manifest, other: Manifest): boolean {
  const recipe = recipeOf(one);
  return recipe !== undefined && recipe === recipeOf(other);
}

function recipeOf({ page: { settings } }: Manifest): string | undefined {
  return typeof settings === "object" && settings && "recipe" in settings ? JSON.stringify(settings.recipe) : undefined;
}

/** The peers that the document names (see `page` in web/build/experiments.ts). */
export function peersHere(): Peer[] {
  return JSON.parse(document.body.dataset.peers || "[]") as Peer[];
}
