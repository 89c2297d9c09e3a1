import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";

const src = join(import.meta.dirname, "..");
const kinds = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Words that name something else where they stand: a sort of sample in a report, and of content in a link. */
const OTHERWISE = new Map([
  ["report/ShownInput.tsx", ["text", "photo"]], // a sample that is a text; the class of a larger picture
  ["image/camera.ts", ["camera"]], // the name of a permission
  ["links/text.ts", ["text"]], // a text in a link, whatever page it is for
]);

it("no file outside of the kinds' folders names a kind of page", () => {
  const named = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .filter((file) => !/^kinds\/[^/]+\//.test(file) && !file.endsWith("generated.ts")) // of the schema: it names them
    .flatMap((file) => {
      const literals = readFileSync(join(src, file), "utf8").matchAll(/(["'`])(\w+)\1/g);
      return Array.from(literals, ([, , word = ""]) => word)
        .filter((word) => kinds.includes(word) && !OTHERWISE.get(relative(src, join(src, file)))?.includes(word))
        .map((word) => `${file}: "${word}"`);
    });
  expect(kinds.length).toBeGreaterThan(5);
  expect(named).toEqual([]);
});
