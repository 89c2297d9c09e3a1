/** Writes .br and .gz beside every file that shrinks, so that any static server can send the smaller one. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const COMPRESSIBLE = /\.(js|css|html|json|wasm|tflite|svg|ipynb|md|py)$/;
const LARGE = 4_000_000; // the slowest quality takes half a minute for the runtime and saves 4 %

export function precompress(): Plugin {
  let folder = "";
  return {
    name: "glassbox-precompress",
    apply: "build",
    enforce: "post",
    configResolved: (config) => void (folder = resolve(config.root, config.build.outDir)),
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        const file = join(folder, name);
        if (!COMPRESSIBLE.test(name) || !statSync(file).isFile()) continue;
        const raw = readFileSync(file);
        const quality = raw.length > LARGE ? 9 : 11;
        const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 22 };
        writeFileSync(`${file}.br`, brotliCompressSync(raw, { params }));
        writeFileSync(`${file}.gz`, gzipSync(raw, { level: 9 }));
      }
    },
  };
}
