/** Writes .br and .gz beside every file that shrinks, so that any static server can send the smaller one. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const COMPRESSIBLE = /\.(js|css|html|json|wasm|tflite|svg|ipynb|md|py)$/;
const LARGE_WINDOW = 24; // 16 MB: the runtime's 9 MB fit into it, which makes it a tenth smaller

export function precompress(): Plugin {
  let folder = "";
  let cache = "";
  return {
    name: "glassbox-precompress",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
      cache = join(config.root, "node_modules/.cache/glassbox-brotli");
    },
    async closeBundle() {
      mkdirSync(cache, { recursive: true });
      const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
      const files = names
        .map((name) => join(folder, name))
        .filter((file) => COMPRESSIBLE.test(file) && statSync(file).isFile());
      await Promise.all(files.map((file) => compress(file, cache)));
    },
  };
}

async function compress(file: string, cache: string): Promise<void> {
  const raw = readFileSync(file);
  writeFileSync(`${file}.gz`, await promisify(gzip)(raw, { level: 9 }));
  // The best quality takes half a minute for the runtime, which hardly ever changes: it is kept by its content.
  const kept = join(cache, createHash("sha256").update(raw).digest("hex"));
  if (!existsSync(kept)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: LARGE_WINDOW };
    writeFileSync(kept, await promisify(brotliCompress)(raw, { params }));
  }
  writeFileSync(`${file}.br`, readFileSync(kept));
}
