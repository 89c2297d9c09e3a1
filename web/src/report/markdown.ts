/** The words of a notebook as HTML. */
import { Marked, Renderer } from "marked";

/** Headings of a notebook come under those of the page: two levels deeper. A wide table scrolls by itself. */
const marked = new Marked({
  walkTokens(token) {
    if (token.type === "heading") token.depth = Math.min(6, Number(token.depth) + 2);
  },
  renderer: {
    table(token) {
      return `<div class="scroll" tabindex="0" role="region" aria-label="Table">${Renderer.prototype.table.call(this, token)}</div>`;
    },
  },
});

/** HTML of a Markdown cell; not yet safe to show. */
export const htmlOf = (markdown: string): string => marked.parse(markdown, { async: false });
