/** Finds the kinds of page by their folders. */
import extra from "virtual:extra-kinds";
import type { Kind } from "./kind";

type Load = () => Promise<{ default: Kind }>;

const folders = import.meta.glob<{ default: Kind }>("./*/index.tsx");

/** The kind of that name, loaded when it is first needed: one of this folder, or of the one that the build was given. */
export async function loadKind(name: string): Promise<Kind> {
  const load: Load | undefined = folders[`./${name}/index.tsx`] ?? extra[name];
  if (!load) throw new Error(`This page does not know the kind "${name}". A newer version of Glassbox may.`);
  return (await load()).default;
}
