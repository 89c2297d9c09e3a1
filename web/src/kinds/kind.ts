/**
 * What a kind of page is: one folder beside this file, whose index.tsx exports everything that the site knows of it.
 * Found by folder, never listed. Nothing outside the folder names the kind.
 */
import type { ComponentType, ReactElement } from "react";
import type { ChallengeRules } from "../challenge/rules";
import type { Comparison } from "../compare/opinion";
import type { Failure, Manifest, Mistake } from "../contract";
import type { LinkCodec } from "../links/codec";
import type { NetworkState } from "../model/useNetwork";
import type { LinkContent, Offer, Session } from "../session/session";

export interface KindProps<Settings = unknown> {
  manifest: Manifest<Settings>;
  /** URL of the experiment's folder; ends in a slash. */
  base: string;
  /** Where the kind publishes what it gave the network, and takes what the page offers. */
  session: Session;
  /** What the page adds between the parts "play" and "why". */
  children?: ReactElement;
  /** Called with the time from input to answer, after each answer. */
  onMilliseconds(milliseconds: number): void;
  /** Called when the model is loading, ready, or cannot be had (with one sentence). */
  onState(state: NetworkState, message?: string): void;
}

export interface Kind<Settings = unknown, Content extends LinkContent = LinkContent, Example = Failure["example"]> {
  /** The parts "play" and "why" of an experiment's page. */
  Play: ComponentType<KindProps<Settings>>;
  /** A small picture of a real input and answer, for the gallery. */
  Preview: ComponentType<{ manifest: Manifest<Settings> }>;
  /** What a link to this page can carry; nothing where it is left out. */
  link?: LinkCodec<Content>;
  /** How the answers of two networks are worded beside each other; without it, they cannot be compared. */
  comparison?: Comparison<Settings>;
  /** How a visitor can fool a network; without it, there is no such game. */
  challenge?: ChallengeRules<Content>;
  /** The examples of known failures; without it, failures are only told. */
  failures?: FailureExamples<Example>;
  /** What a mistake of the test becomes when it is to be read again; null where it cannot be. Without it, none can. */
  reproduce?(mistake: Mistake, manifest: Manifest<Settings>): Promise<Offer | null>;
  /** Whether the networks make what another network then judges: the report asks what was wished for, and what is seen. */
  generates?: true;
  whyNone: WhyNone;
}

export interface FailureExamples<Example = Failure["example"]> {
  /** An example, small: what it shows is said beside it. */
  Example: ComponentType<{ example: Example; base: string }>;
  /** What the network is given to show it. `fetchFile` fetches a file beside the model, and checks it. */
  offer(example: Example, fetchFile: (name: string) => Promise<Blob>): Promise<Offer>;
  /** What was asked for, where that is part of the failure. */
  asked?(example: Example): { label: string; seed: number };
}

/** Why something that other pages show cannot be shown here: one sentence each, for what does not go without saying. */
export interface WhyNone {
  /** Why the answers are not counted once more through the page. */
  throughPage: string;
  /** Why there is no table of what is taken for what. */
  confusion?: string;
  /** Why there is no known failure to press, where nothing was mistaken. */
  failures?: string;
}

/**
 * A kind for the rest of the site, which does not know its settings.
 *
 * This is the one place where settings get their type: a page loads a manifest only after it was checked against the
 * schema, which says for each kind what its settings are; and what a page offers to a kind, that kind made.
 */
export function defineKind<Settings, Content extends LinkContent = LinkContent, Example = never>(
  kind: Kind<Settings, Content, Example>,
): Kind {
  return kind as unknown as Kind;
}

/** A manifest of the same kind; null for one of another, whose settings are not the same. */
export function asSameKind<Settings>(own: Manifest<Settings>, other: Manifest): Manifest<Settings> | null {
  return own.page.kind === other.page.kind ? (other as Manifest<Settings>) : null;
}
