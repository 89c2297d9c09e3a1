/** The words of a notebook as HTML. */
import { Marked } from "marked";

/** Headings of a notebook come under those of the page: two levels deeper. */
const marked = new Marked({
  walkTokens(token) {
    if (token.type === "heading") token.depth = Math.min(6, token.depth + 2);
  },
});

/** HTML of a Markdown cell; not yet safe to show. */
export const htmlOf = (markdown: string): string => marked.parse(markdown, { async: false });
