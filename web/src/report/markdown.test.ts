import { expect, test } from "vitest";
import { htmlOf } from "./markdown";

test("headings go two levels down, and a comment in code is not a heading", () => {
  const html = htmlOf("# Digits\n\nwords\n\n```sh\n# train it\nmake train\n```\n\n##### deep\n");
  expect(html).toContain("<h3>Digits</h3>");
  expect(html).toContain("# train it\nmake train");
  expect(html).toContain("<h6>deep</h6>");
});

test("a table scrolls by itself, also by keyboard", () => {
  const html = htmlOf("| what | nats |\n|---|---|\n| first | 1.280 |\n");
  expect(html).toMatch(/^<div class="scroll" tabindex="0" [^>]*><table>.*1\.280.*<\/table>\s*<\/div>$/s);
});
