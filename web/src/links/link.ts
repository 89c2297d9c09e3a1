/**
 * The fragment of a link that holds what a visitor drew or typed, and nothing else. A fragment stays in the browser: no
 * server sees it. `#drawing=1.…` and `#text=1.…`; the number is the version of the encoding.
 */

import type { LinkContent } from "../session/session";
import { drawingOfLetters, lettersOfDrawing } from "./strokes";

const VERSION = 1;
/** Longest fragment that is looked at, in characters: a full drawing needs 16,000 at most. */
const LONGEST_LINK = 20_000;
export const LONGEST_TEXT = 400;

export type ReadLink = { content: LinkContent; note: string } | { problem: string };

/** The fragment for a thing, with its "#"; null when it is more than a link may hold. */
export function fragmentOf(content: LinkContent): string | null {
  if (content.kind === "text") {
    const text = tidy(content.text);
    return text ? `#text=${VERSION}.${encodeURIComponent(text)}` : null;
  }
  const letters = lettersOfDrawing(content.drawing);
  return letters && `#drawing=${VERSION}.${letters}`;
}

/** What a fragment holds; null when it is none of ours. Never throws, whatever it is given. */
export function readFragment(fragment: string): ReadLink | null {
  const kind = /^#(drawing|text)=/.exec(fragment)?.[1];
  if (!kind) return null;
  if (fragment.length > LONGEST_LINK)
    return { problem: "This link is too long to be one of this page, so it was not opened." };
  const [, version, content] = /^(\d{1,9})\.(.*)$/s.exec(fragment.slice(kind.length + 2)) ?? [];
  if (version === undefined || content === undefined)
    return { problem: "This link is not complete; ask for it once more." };
  if (Number(version) !== VERSION)
    return { problem: "This link was made by another version of this page; reload the page, or ask for it once more." };
  if (kind === "text") return readText(content);
  const read = drawingOfLetters(content);
  return "problem" in read ? read : { content: { kind: "drawing", drawing: read.drawing }, note: read.note };
}

function readText(content: string): ReadLink {
  let text: string;
  try {
    text = decodeURIComponent(content);
  } catch {
    return { problem: "The text in this link is damaged; ask for it once more." };
  }
  const kept = tidy(text);
  if (!kept) return { problem: "This link holds no text." };
  const note = Array.from(text).length > LONGEST_TEXT ? "This link held a longer text; the rest was left out." : "";
  return { content: { kind: "text", text: kept }, note };
}

/** No control characters, nothing that turns the direction of writing, no halves of characters, not too long. */
function tidy(text: string): string {
  return Array.from(text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ""))
    .slice(0, LONGEST_TEXT)
    .join("");
}
