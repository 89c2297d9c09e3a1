/** When a network counts as fooled. */

import type { LinkCodec } from "../links/codec";
import { fragmentOf, readFragment } from "../links/link";
import type { Run, LinkContent } from "../session/session";
import { percent } from "../shared/format";
import { withArticle } from "../shared/words";

/** A mistake counts from this probability on: below it, the network as good as says that it does not know. */
export const CONFIDENT = 0.8;
/** As many as a page should hold; older ones make room. */
export const MOST_KEPT = 24;

/** A confident mistake that a visitor found. */
export interface Found {
  /** What was run, as a link brings it back. */
  content: LinkContent;
  /** The link's fragment: it holds the content, and nothing of what is below. */
  fragment: string;
  truth: string;
  answer: string;
  probability: number;
}

export type Judgement = { found: Found } | { why: string };

/** Whether the network is confidently wrong about what it was run, if that is `truth`; else why it does not count. */
export function judge(run: Run | null, truth: string, before: readonly Found[], link: LinkCodec): Judgement {
  if (!truth) return { why: "First say what it is." };
  if (!run?.content)
    return {
      why: run
        ? "This picture is not yours; draw one yourself."
        : "There is nothing that the network could be wrong about yet.",
    };
  if (!run.settled) return { why: "The network is still reading; judge it again in a moment." };
  const { best: answer, probability } = run;
  const sure = percent(probability, 0);
  if (answer === truth) return { why: `Not fooled: it says ${quote(answer)}, at ${sure}.` };
  if (probability < CONFIDENT)
    return {
      why: `It is wrong, but not sure: ${quote(answer)}, at ${sure}. It counts from ${percent(CONFIDENT, 0)} on.`,
    };
  const fragment = fragmentOf(run.content, link);
  const kept = fragment && readFragment(fragment, link);
  if (!fragment || !kept || "problem" in kept)
    return { why: "It is wrong, but this is too much for a link; draw it with fewer lines." };
  if (before.some((one) => one.fragment === fragment)) return { why: "This one counted already; change it first." };
  return { found: { content: kept.content, fragment, truth, answer, probability } };
}

/** An answer in a sentence; nothing at all is said so. */
export const quote = (answer: string): string =>
  answer === "" ? "nothing" : /^\d/.test(answer) ? answer : withArticle(answer);
