/**
 * Kinds of page from a further folder: GLASSBOX_KINDS names one that holds <kind>/index.tsx, as web/src/kinds/ does. They
 * import the site's own files as "@site/…", and packages as if they lay in the site. A manifest.schema.json that lies
 * beside them, and knows their settings, takes the place of the site's (./contract.ts).
 */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const NAME = "virtual:extra-kinds";
const source = fileURLToPath(new URL("../src", import.meta.url));

export function extraKinds(): Plugin {
  const folder = process.env.GLASSBOX_KINDS ? resolve(process.env.GLASSBOX_KINDS) : null;
  const isExtra = (file: string) => folder !== null && file.startsWith(join(folder, "/"));
  return {
    name: "glassbox-extra-kinds",
    enforce: "pre",
    config: () => ({
      resolve: { alias: { "@site": source } },
      ...(folder && { server: { fs: { allow: [source, folder] } } }),
    }),
    async resolveId(id, importer, options) {
      if (id === NAME) return `\0${NAME}`;
      if (!importer || !isExtra(importer) || /^[./@]/.test(id)) return null;
      return this.resolve(id, join(source, "main.tsx"), { ...options, skipSelf: true });
    },
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const names = folder ? readdirSync(folder).filter((name) => existsSync(join(folder, name, "index.tsx"))) : [];
      const entries = names.map(
        (name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(join(folder ?? "", name, "index.tsx"))})`,
      );
      return `export default { ${entries.join(", ")} };`;
    },
  };
}
