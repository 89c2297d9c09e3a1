/**
 * What an experiment ships, with one thing in it changed, removed or made another type, at any depth: it is refused in one
 * sentence, or it is shown. Nothing else is thrown, by reading it or by showing it.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import type { Manifest, Report } from "../contract";
import { loadKind } from "../kinds/load";
import { parseInside } from "../model/insideFacts";
import { parseManifest } from "../model/manifest";
import { Problem } from "../model/problem";
import { parseReport } from "../model/report";
import { itemAt } from "../shared/defined";
import { HowGood } from "./HowGood";
import { HowTrained } from "./HowTrained";

vi.hoisted(() => {
  // As much of a page as is asked for while its code is loaded.
  vi.stubGlobal("location", { href: "http://localhost/", origin: "http://localhost" });
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("document", { body: { dataset: {} }, addEventListener: () => {} });
});

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

const TIMES = 200;
const folder = join(import.meta.dirname, "../../../experiments");
const text = (id: string, file: string) => readFileSync(join(folder, id, "model", file), "utf8");
const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, "model/report.json")));
const INSTEAD: Json[] = [null, "", "many", -1, 0, 0.5, 3e9, true, [], {}, [[]], [null], { kind: "none" }];

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function generator(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The same JSON with one thing changed. */
function mutated(original: string, random: () => number): string {
  const any = <T,>(list: T[]): T => itemAt(list, Math.floor(random() * list.length));
  const root = JSON.parse(original) as Json;
  let inside: Json = root;
  let key: string;
  for (;;) {
    key = any(Object.keys(inside as object));
    const next = (inside as { [key: string]: Json })[key];
    const opens = typeof next === "object" && next !== null && Object.keys(next).length > 0;
    if (!opens || random() < 0.2) break;
    inside = next;
  }
  const holder = inside as { [key: string]: Json };
  if (Array.isArray(inside) && random() < 0.4) inside.splice(Number(key), random() < 0.5 ? 1 : inside.length);
  else if (random() < 0.4) delete holder[key];
  else holder[key] = any(INSTEAD);
  return JSON.stringify(root);
}

/** What `read` makes of a text; null when it refuses it in one sentence. */
function readOrRefused<T>(read: (text: string) => T, given: string): T | null {
  try {
    return read(given);
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).message).toMatch(/^The [^\n]+\.$/);
    return null;
  }
}

async function show(manifest: Manifest, report: Report): Promise<string> {
  const kind = await loadKind(manifest.page.kind);
  return renderToStaticMarkup(
    <>
      <kind.Preview manifest={manifest} />
      <HowGood manifest={manifest} kind={kind} report={report} speed={null} />
      <HowTrained manifest={manifest} report={report} />
    </>,
  );
}

it.each(ids)("%s is shown as it ships", async (id) => {
  const report = parseReport(text(id, "report.json"));
  expect(await show(parseManifest(text(id, "manifest.json")), report)).toContain(
    itemAt(Object.values(report.metrics), 0).name,
  );
  if (existsSync(join(folder, id, "model/inside.json"))) parseInside(text(id, "inside.json"));
});

it(`of ${TIMES} changed reports none throws`, async () => {
  const refused: boolean[] = [];
  for (let seed = 0; seed < TIMES; seed++) {
    const id = itemAt(ids, seed % ids.length);
    const report = readOrRefused(parseReport, mutated(text(id, "report.json"), generator(seed)));
    if (report) await show(parseManifest(text(id, "manifest.json")), report);
    refused.push(report === null);
  }
  expect(refused.filter(Boolean).length).toBeGreaterThan(TIMES / 3);
});

it(`of ${TIMES} changed manifests none throws`, async () => {
  const refused: boolean[] = [];
  for (let seed = 0; seed < TIMES; seed++) {
    const id = itemAt(ids, seed % ids.length);
    const manifest = readOrRefused(parseManifest, mutated(text(id, "manifest.json"), generator(seed)));
    if (manifest) await show(manifest, parseReport(text(id, "report.json")));
    refused.push(manifest === null);
  }
  expect(refused.filter(Boolean).length).toBeGreaterThan(TIMES / 3);
});

it(`of ${TIMES} changed facts about units none throws`, () => {
  const some = ids.filter((id) => existsSync(join(folder, id, "model/inside.json")));
  for (let seed = 0; seed < TIMES; seed++) {
    readOrRefused(parseInside, mutated(text(itemAt(some, seed % some.length), "inside.json"), generator(seed)));
  }
});
