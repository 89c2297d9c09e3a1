/** What a visitor types as a text has it: the same as in Python, glassbox/kinds/text.py and glassbox/text/ingredients.py. */

import type { TextSettings } from "../../contract";
import { normalize } from "../../shared/incoming";

const AMOUNT = "[0-9\u00bc\u00bd\u00be\u2153\u2154\u215b]";
const SPACE = "[ \\t\\n\u00a0\ufeff]";
const AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, "g");
/** Between what is named with amounts: only a comma before one divides, as in the recipes. */
const AMOUNTS = new RegExp(`[;\uff0c\\n]|,(?=${SPACE}*(?:${AMOUNT}|$))`);
const COMMAS = /[;\uff0c\n,]/;
/** What a list that was pasted has before each. */
const MARK = /^(?:[0-9]+[.)]|[-*\u2022])(?:[ \t]+|$)/;

const stripped = (text: string) => text.replace(AROUND, "");

/**
 * A beginning that somebody gave as a text has it: normalized, and in the frame, unless it is empty or has a line that
 * begins one of the parts.
 */
export function begun(given: string, { form, frame, listed }: Pick<TextSettings, "form" | "frame" | "listed">): string {
  const start = normalize(given);
  const lines = start.split("\n").map(stripped);
  if (!lines.some(Boolean) || lines.some((line) => form.some((part) => line.startsWith(part)))) return start;
  return frame.replace("{}", () => (listed ? numbered(start) : start));
}

/** What somebody named, each in a line with its number; a last comma asks for more: an empty line. */
function numbered(wish: string): string {
  const pieces = wish
    .split(new RegExp(AMOUNT).test(wish) ? AMOUNTS : COMMAS)
    .map((piece) => stripped(piece).replace(MARK, ""));
  return pieces
    .filter((piece, i) => piece !== "" || i === pieces.length - 1)
    .map((piece, i) => `${i + 1}. ${piece}`)
    .join("\n");
}
