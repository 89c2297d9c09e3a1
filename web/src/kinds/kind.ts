/** What a kind of page is: one folder beside this file whose index.tsx exports it. Found by folder, never listed. */
import type { ComponentType, ReactNode } from "react";
import type { Manifest } from "../contract";
import type { Session } from "../session/session";
import type { NetworkState } from "../model/useNetwork";

export interface KindProps {
  manifest: Manifest;
  /** URL of the experiment's folder; ends in a slash. */
  base: string;
  /** Where the kind tells what it gave the network, and takes what the page offers. */
  session: Session;
  /** What the page adds between the parts "play" and "why". */
  children?: ReactNode;
  /** Called with the time from input to answer, after each answer. */
  onMilliseconds(milliseconds: number): void;
  /** Called when the model is loading, ready, or cannot be had (with one sentence). */
  onState(state: NetworkState, message?: string): void;
}

export interface Kind {
  /** The parts "play" and "why" of an experiment's page. */
  Play: ComponentType<KindProps>;
  /** A small picture of a real input and answer, for the gallery. */
  Preview: ComponentType<{ manifest: Manifest }>;
}

const folders = import.meta.glob<{ default: Kind }>("./*/index.tsx");

/** The kind of that name, loaded when it is first needed. */
export async function loadKind(name: string): Promise<Kind> {
  const load = folders[`./${name}/index.tsx`];
  if (!load) throw new Error(`This page does not know the kind "${name}". A newer version of Glassbox may.`);
  return (await load()).default;
}
