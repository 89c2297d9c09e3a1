/** From what was typed to what the network reads, or to one sentence that says what to do. */

import type { SumSettings } from "../../contract";
import { itemAt } from "../../shared/defined";
import { normalize } from "../../shared/incoming";

export type Question =
  /** `text` as it is shown; `padded` as the network reads it; `tokens` are the ids of its characters. */
  | { text: string; padded: string; tokens: Int32Array<ArrayBuffer>; truth: number }
  /** Why it is no question yet; `empty` when nothing was typed. */
  | { why: string; empty: boolean };

/** No question is this long. */
const LONGEST = 40;
/** What is pasted beyond it is not even looked at: more than a question has, for marks between that are not seen. */
export const MOST = 400;

/** A question that the network is asked as it is, though one that was typed would be refused: to show what it makes of it. */
export function unguarded(text: string, settings: SumSettings): Question {
  const padded = text.padStart(settings.input_length, " ");
  const tokens = Int32Array.from(padded, (character) => settings.alphabet.indexOf(character));
  const truth = text.split("+").reduce((sum, number) => sum + Number(number), 0);
  return { text, padded, tokens, truth };
}

export function questionOf(typed: string, settings: SumSettings): Question {
  const text = tidy(typed.slice(0, MOST));
  const refuse = (why: string): Question => ({ why, empty: text === "" });
  const example = settings.examples[0] ?? "17+38";
  const most = 10 ** settings.digits - 1;

  if (text === "") return refuse(`Type two numbers with a plus between them, such as ${example}.`);
  if (typed.length > MOST || text.length > LONGEST)
    return refuse(`That is too long; type a short sum, such as ${example}.`);
  if (/[^0-9+]/.test(text)) {
    return refuse(
      /[-−*×x/÷]/.test(text)
        ? `This network only learned to add; use a plus, such as ${example}.`
        : `Use digits and a plus only, such as ${example}.`,
    );
  }
  const parts = text.split("+");
  if (parts.length === 1) return refuse(`Add a plus and a second number: ${itemAt(parts, 0).slice(0, 6)}+…`);
  if (parts.length > 2) return refuse("This network adds two numbers; use one plus.");
  const [first, second] = parts as [string, string];
  if (first === "") return refuse("Type a number before the plus.");
  if (second === "") return refuse(`Type the second number after ${first.slice(0, 6)}+.`);
  if (first.length > settings.digits || second.length > settings.digits) {
    return refuse(`This network learned numbers from 0 to ${most}; make them shorter.`);
  }
  return unguarded(`${Number(first)}+${Number(second)}`, settings); // it learned 7, never 07
}

/** Every plus is the plain one; spaces and a closing "=" or "?" do not matter. */
function tidy(typed: string): string {
  return normalize(typed)
    .replace(/[\uff0b\ufe62\u2795]/g, "+")
    .replace(/\s+/g, "")
    .replace(/[=?\uff1d\uff1f]+$/, "");
}

/** A question with numbers of all lengths: the number of digits is drawn first. */
export function randomQuestion(settings: SumSettings, random: () => number = Math.random): string {
  const number = () => Math.floor(random() * 10 ** (1 + Math.floor(random() * settings.digits)));
  return `${number()}+${number()}`;
}
