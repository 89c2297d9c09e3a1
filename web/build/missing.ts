/**
 * The page for what does not exist. A host shows it at any depth, and the site may lie under any path: so it looks for
 * the folder of the site itself, upwards from where it is shown, and only then asks for styles and code.
 */
import { createHash } from "node:crypto";

/** Inline, because no file could be found before; the Content-Security-Policy names it by its hash. */
const FIND_ROOT = `(async () => {
  const { body, head } = document;
  const tags = [...document.querySelector("template").content.children];
  for (let path = location.pathname; path; path = path.slice(0, -1)) {
    path = path.slice(0, path.lastIndexOf("/") + 1);
    const found = await fetch(path + "icon.svg").catch(() => null);
    if (!found?.ok || !found.headers.get("Content-Type")?.includes("svg")) continue;
    body.dataset.root = path;
    for (const link of document.links) link.href = path;
    for (const tag of tags) {
      const made = document.createElement(tag.localName);
      for (const { name, value } of tag.attributes) made.setAttribute(name, value.replace(/^[.][/]/, path));
      head.append(made);
    }
    return;
  }
})();`;

const STATIC = `<main><h1>There is nothing here</h1><p>This address names no page of Glassbox. <a href="/">See all experiments</a></p></main>`;

/** That page, made of one whose addresses begin with "./". */
export function missingPage(html: string): string {
  const hash = createHash("sha256").update(FIND_ROOT).digest("base64");
  const tags: string[] = [];
  return html
    .replace(/[ \t]*<(?:script\b[^>]*><\/script>|link\b[^>]*>)\n?/g, (tag) => (tags.push(tag.trim()), ""))
    .replace("script-src 'self'", `script-src 'self' 'sha256-${hash}'`)
    .replace('<div id="root"></div>', `<div id="root">${STATIC}</div>`)
    .replace("</body>", () => `<template>${tags.join("")}</template><script>${FIND_ROOT}</script></body>`);
}
