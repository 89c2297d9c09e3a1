/** Emits sw.js with the list of the shell's files and a version that changes with any of them. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

export function serviceWorker(): Plugin {
  return {
    name: "glassbox-service-worker",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const shell = Object.keys(bundle).filter(
          (name) => name.startsWith("assets/") || /^(index|404|about\/index)\.html$/.test(name),
        );
        const digest = createHash("sha256");
        for (const item of Object.values(bundle)) digest.update(item.type === "asset" ? item.source : item.code);
        const source = readFileSync(new URL("./sw.js", import.meta.url), "utf8")
          .replace("__VERSION__", digest.digest("hex").slice(0, 12))
          .replace(
            '["__SHELL__"]',
            JSON.stringify([...shell.map((name) => `./${name.replace(/index\.html$/, "")}`), "experiments/index.json"]),
          );
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}
