/** A text in a link. */

import type { LinkContent } from "../session/session";
import { normalize } from "../shared/incoming";
import type { LinkCodec } from "./codec";

export const LONGEST_TEXT = 400;

export interface TextContent extends LinkContent {
  kind: "text";
  text: string;
}

export const textCodec: LinkCodec<TextContent> = {
  kind: "text",
  encode({ text }) {
    const kept = tidied(text).slice(0, LONGEST_TEXT).join("");
    return kept ? encodeURIComponent(kept) : null;
  },
  decode(letters) {
    let text: string;
    try {
      text = decodeURIComponent(letters);
    } catch {
      return { problem: "The text in this link is damaged; ask for it once more." };
    }
    const whole = tidied(text);
    const kept = whole.slice(0, LONGEST_TEXT).join("");
    if (!kept) return { problem: "This link holds no text." };
    const note = whole.length > LONGEST_TEXT ? "This link held a longer text; the rest was left out." : "";
    return { content: { kind: "text", text: kept }, note };
  },
};

/** The characters of a text, normalized, in one line, and without halves of characters. */
function tidied(text: string): string[] {
  return Array.from(normalize(text).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ""));
}
