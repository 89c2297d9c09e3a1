/** A text in a link. */

import type { LinkContent } from "../session/session";
import type { LinkCodec } from "./codec";

export const LONGEST_TEXT = 400;

export interface TextContent extends LinkContent {
  kind: "text";
  text: string;
}

export const textCodec: LinkCodec<TextContent> = {
  kind: "text",
  encode({ text }) {
    const kept = tidy(text);
    return kept ? encodeURIComponent(kept) : null;
  },
  decode(letters) {
    let text: string;
    try {
      text = decodeURIComponent(letters);
    } catch {
      return { problem: "The text in this link is damaged; ask for it once more." };
    }
    const kept = tidy(text);
    if (!kept) return { problem: "This link holds no text." };
    const note = Array.from(text).length > LONGEST_TEXT ? "This link held a longer text; the rest was left out." : "";
    return { content: { kind: "text", text: kept }, note };
  },
};

/** No control characters, nothing that turns the direction of writing, no halves of characters, not too long. */
function tidy(text: string): string {
  return Array.from(text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ""))
    .slice(0, LONGEST_TEXT)
    .join("");
}
