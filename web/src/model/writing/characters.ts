/** Characters and the numbers that networks read for them: the arithmetic of glassbox/text/characters.py. */

import { defined } from "../../shared/defined";

/** What people's keyboards write where an alphabet has the plain sign. */
const PLAIN: Record<string, string> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201a": "'",
  "\u2032": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u2033": '"',
  "\u00ab": '"',
  "\u00bb": '"',
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "--",
  "\u2212": "-",
  "\u2044": "/",
  "\u2026": "...",
  "\u00a0": " ",
  "\u202f": " ",
  "\t": " ",
  "\r": "",
};

/** What an alphabet has for a character: itself, its plain form, its letters without accents; null for nothing. */
function plain(character: string, alphabet: ReadonlySet<string>): string | null {
  if (alphabet.has(character)) return character;
  const bare = character.normalize("NFKD").replace(/\p{Mn}|\p{Me}/gu, "");
  for (const form of [PLAIN[character], bare, PLAIN[character]?.slice(0, 1)]) {
    if (form === undefined || (form === "" && !(character in PLAIN))) continue;
    if (Array.from(form).every((one) => alphabet.has(one))) return form;
  }
  return null;
}

export interface Encoded {
  tokens: number[];
  /** Characters that the alphabet has nothing for, each once, in order. */
  strangers: string[];
}

/**
 * Token ids of a text: positions in the alphabet.
 *
 * @param unknown the sign that stands for what the alphabet does not have; null where such characters are passed over.
 */
export function encode(text: string, alphabet: string, unknown: string | null): Encoded {
  const places = new Map(Array.from(alphabet).map((character, place) => [character, place]));
  const known = new Set(places.keys());
  const strangers = new Set<string>();
  const tokens: number[] = [];
  for (const character of text) {
    const form = plain(character, known);
    if (form === null) strangers.add(character);
    for (const one of form ?? unknown ?? "") tokens.push(defined(places.get(one)));
  }
  return { tokens, strangers: [...strangers] };
}
