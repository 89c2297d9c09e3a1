/** Which experiments can be asked the same thing: found from what they say of themselves, never listed. */

import type { Manifest } from "../contract";

export interface Peer {
  id: string;
  title: string;
}

/** Kinds whose networks answer with one probability for each label. */
const COMPARED = ["draw", "photo", "camera"];

/** The other experiments with the same kind of input, and the same labels or the same recipe. */
export function peersOf(one: Manifest, all: readonly Manifest[]): Peer[] {
  return all.filter((other) => other.id !== one.id && alike(one, other)).map(({ id, title }) => ({ id, title }));
}

function alike(one: Manifest, other: Manifest): boolean {
  if (one.page.kind !== other.page.kind || !COMPARED.includes(one.page.kind)) return false;
  const labels = (manifest: Manifest) => JSON.stringify([...manifest.labels].sort());
  return labels(one) === labels(other) || sameRecipe(one, other);
}

function sameRecipe(one: Manifest, other: Manifest): boolean {
  return (
    one.page.kind === "draw" &&
    other.page.kind === "draw" &&
    JSON.stringify(one.page.settings.recipe) === JSON.stringify(other.page.settings.recipe)
  );
}

/** The peers that the document names (see `page` in web/build/experiments.ts). */
export function peersHere(): Peer[] {
  return JSON.parse(document.body.dataset.peers || "[]") as Peer[];
}
