import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { itemAt } from "../shared/defined";
import { parseManifest } from "./manifest";
import { Problem } from "./problem";

const folder = join(__dirname, "../../../experiments");
const shipped = (existsSync(folder) ? readdirSync(folder) : [])
  .map((id) => join(folder, id, "model/manifest.json"))
  .filter((file) => existsSync(file))
  .map((file) => readFileSync(file, "utf8"));

describe("parseManifest", () => {
  it.each(shipped.map((text) => [JSON.parse(text).id as string, text]))("accepts what ships: %s", (id, text) => {
    expect(parseManifest(text).id).toBe(id);
  });

  it.each([
    ["<!doctype html>", /web page/],
    ["{", /damaged/],
    ["{}", /not as it should be/],
  ])("refuses %s in one sentence", (text, sentence) => {
    expect(() => parseManifest(text)).toThrow(Problem);
    expect(() => parseManifest(text)).toThrow(sentence);
  });

  it.runIf(shipped.length)("refuses a page of a known kind without its settings, and an unknown kind", () => {
    const manifest = JSON.parse(itemAt(shipped, 0));
    manifest.page.settings = {};
    expect(() => parseManifest(JSON.stringify(manifest))).toThrow(/settings/);
    manifest.page.kind = "of tomorrow";
    expect(() => parseManifest(JSON.stringify(manifest))).toThrow("(/page/kind)");
  });
});
