/** What a kind of page knows about being fooled: how its networks are, and by what they are judged. */

import type { ComponentType } from "react";
import type { LinkCodec } from "../links/codec";
import type { LinkContent } from "../session/session";

export interface ChallengeRules<Content extends LinkContent = LinkContent> {
  /** Whether the page can work out the right answer; else the visitor says what it is. */
  knowsTruth: boolean;
  /** What to do, given from which probability on a mistake counts. */
  instruct(confident: string): string;
  /** How what was found is kept and sent. */
  link: LinkCodec<Content>;
  /** What was found, small. */
  Found: ComponentType<{ content: Content }>;
}
