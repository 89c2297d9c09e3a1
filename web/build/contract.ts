/**
 * The schemas in glassbox/contract/ are the one source of what an experiment's files hold. From them come the types in
 * src/contract/generated.ts (`npm run contract` writes them again, and a test holds them equal), and the functions that
 * check a file before a page uses it. These are compiled when the site is built: a page may not make code of its own.
 */
import Ajv from "ajv/dist/2020";
import standalone from "ajv/dist/standalone";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const FILES = ["manifest", "report", "inside"] as const;
const CHECKS = "virtual:contract/";
const source = fileURLToPath(new URL("../../glassbox/contract", import.meta.url));
const style = fileURLToPath(new URL("../.prettierrc.json", import.meta.url));

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
type Schema = { $defs: Record<string, Json>; [key: string]: Json };

/** Where the schema of a file lies; one in the further folder of kinds takes the place of the site's. */
function schemaFile(name: string): string {
  const further = process.env.GLASSBOX_KINDS && join(resolve(process.env.GLASSBOX_KINDS), `${name}.schema.json`);
  return further && existsSync(further) ? further : join(source, `${name}.schema.json`);
}

const read = (file: string): Schema => JSON.parse(readFileSync(file, "utf8")) as Schema;

/** The types of all files, as TypeScript. */
export async function generateTypes(): Promise<string> {
  const roots: Record<string, Json> = {};
  const $defs: Record<string, Json> = {};
  for (const name of FILES) {
    const { $defs: parts, ...root } = read(join(source, `${name}.schema.json`));
    roots[name] = root;
    Object.assign($defs, parts); // what has the same name in two files is the same: tests/test_contract.py
  }
  const all = {
    title: "Shipped",
    type: "object",
    additionalProperties: false,
    required: FILES,
    properties: roots,
    $defs,
  };
  const types = await compile(forTypes(all as unknown as Json) as JSONSchema, "Shipped", {
    unreachableDefinitions: true, // settings depend on the kind, which is no type
    bannerComment: "/** Made from the schemas in glassbox/contract/: change those, then run `npm run contract`. */",
    style: JSON.parse(readFileSync(style, "utf8")) as Record<string, unknown>,
  });
  const reference = "This interface was referenced by .*\\n \\* via the `definition` .*\\n";
  return types
    .replace(new RegExp(`^/\\*\\*\\n \\* ${reference} \\*/\\n`, "gm"), "")
    .replace(new RegExp(`^ \\*\\n \\* ${reference}`, "gm"), "");
}

/** A schema without what says nothing as a type: bounds of lengths, but for pairs and the like, and what hangs on the kind. */
function forTypes(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(forTypes);
  if (typeof schema !== "object" || schema === null) return schema;
  const { minItems, maxItems, ...rest } = schema;
  const kept: { [key: string]: Json } = rest;
  if (minItems !== undefined && minItems === maxItems) Object.assign(kept, { minItems, maxItems });
  if (kept.properties && kept.additionalProperties) kept.additionalProperties = false; // those that are known have names
  return Object.fromEntries(
    Object.entries(kept).flatMap(([key, value]) => (key === "allOf" ? [] : [[key, forTypes(value)]])),
  );
}

/** The function that checks a file, as the text of a module: no `eval`, and (without `unicode`) nothing to import. */
export function checkOf(name: string): string {
  const ajv = new Ajv({ code: { source: true, esm: true }, unicode: false, logger: false, strict: false });
  return standalone(ajv, ajv.compile(read(schemaFile(name))));
}

/** `import check from "virtual:contract/report"`. */
export function contractChecks(): Plugin {
  return {
    name: "glassbox-contract",
    resolveId: (id) => (id.startsWith(CHECKS) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${CHECKS}`)) return null;
      const name = id.slice(CHECKS.length + 1);
      this.addWatchFile(schemaFile(name));
      return checkOf(name);
    },
  };
}
