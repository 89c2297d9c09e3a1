/**
 * Text that comes from outside, typed, pasted or in a link, as networks read it: the same as in Python,
 * glassbox/text/incoming.py.
 */

const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Soft hyphen, marks of direction, zero widths, variation selectors, tags; and controls but for tab and line end. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|(?![\t\n])\p{Cc}/gu;
const DIGIT = /\p{Nd}/u;

/** The text with line ends as newlines, without what is not seen, composed (NFC), decimal digits of every script as 0-9. */
export function normalize(text: string): string {
  return text
    .replace(LINE_END, "\n")
    .replace(UNSEEN, "")
    .normalize("NFC")
    .replace(/(?![0-9])\p{Nd}/gu, decimal);
}

/** Unicode has decimal digits in rows of ten, from 0 to 9; some rows follow each other. */
function decimal(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}
