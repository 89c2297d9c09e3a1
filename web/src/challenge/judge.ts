/** When a network counts as fooled. */

import type { Given, Thing } from "../session/session";
import { percent } from "../shared/format";
import { fragmentOf, readFragment } from "../links/link";
import { withArticle } from "../shared/words";

/** A mistake counts from this probability on: below it, the network as good as says that it does not know. */
export const CONFIDENT = 0.8;
/** As many as a page should hold; older ones make room. */
export const MOST_KEPT = 24;

/** A confident mistake that a visitor found. */
export interface Found {
  /** What was given, as a link brings it back. */
  thing: Thing;
  /** The link's fragment: it holds the thing, and nothing of what is below. */
  fragment: string;
  truth: string;
  answer: string;
  probability: number;
}

export type Judgement = { found: Found } | { why: string };

/** Whether the network is confidently wrong about what it was given, if that is `truth`; else why it does not count. */
export function judge(given: Given | null, truth: string, before: readonly Found[]): Judgement {
  if (!truth) return { why: "First say what it is." };
  if (!given?.thing)
    return {
      why: given
        ? "This picture is not yours; draw one yourself."
        : "There is nothing that the network could be wrong about yet.",
    };
  if (!given.settled) return { why: "The network is still reading; judge it again in a moment." };
  const { best: answer, probability } = given;
  const sure = percent(probability, 0);
  if (answer === truth) return { why: `Not fooled: it says ${named(answer)}, at ${sure}.` };
  if (probability < CONFIDENT)
    return {
      why: `It is wrong, but not sure: ${named(answer)}, at ${sure}. It counts from ${percent(CONFIDENT, 0)} on.`,
    };
  const fragment = fragmentOf(given.thing);
  const kept = fragment && readFragment(fragment);
  if (!fragment || !kept || "problem" in kept)
    return { why: "It is wrong, but this is too much for a link; draw it with fewer lines." };
  if (before.some((one) => one.fragment === fragment)) return { why: "This one counted already; change it first." };
  return { found: { thing: kept.thing, fragment, truth, answer, probability } };
}

/** An answer in a sentence; nothing at all is said so. */
export const named = (answer: string): string =>
  answer === "" ? "nothing" : /^\d/.test(answer) ? answer : withArticle(answer);
