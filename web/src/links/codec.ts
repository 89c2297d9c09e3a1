import type { LinkContent } from "../session/session";

export type Decoded<Content extends LinkContent = LinkContent> =
  { content: Content; note: string } | { problem: string };

/** How one sort of content is written in a link. */
export interface LinkCodec<Content extends LinkContent = LinkContent> {
  /** What it is called in a link and in sentences: lower-case letters alone. */
  kind: Content["kind"];
  /** Letters for a fragment; null when it is more than a link may hold. */
  encode(content: Content): string | null;
  /** What letters hold, or one sentence that says why they hold nothing. Never throws, whatever it is given. */
  decode(letters: string): Decoded<Content>;
}
