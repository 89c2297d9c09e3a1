/** Finds the experiments by their folders and gives each its page, its files and its place in the gallery. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { peersOf, type Peer } from "../src/compare/peers";
import type { Manifest } from "../src/contract";
import { type Stops, stopsOf } from "../src/pages/course";
import { missingPage } from "./missing";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = resolve(process.env.GLASSBOX_EXPERIMENTS ?? join(web, "../experiments"));
const runtime = join(web, "node_modules/@litertjs/core/wasm");
const RUNTIME_FILES = /^litert_wasm(_compat)?_internal\.(js|wasm)$/; // one thread: no special headers needed

/** A file of the site: its path there, and where its content comes from. */
type Source = { path: string; content: () => Buffer | string };

function manifests(): Manifest[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((id) => join(folder, id, "model/manifest.json"))
    .filter(existsSync)
    .map((file) => JSON.parse(readFileSync(file, "utf8")) as Manifest)
    .sort((a, b) => a.title.localeCompare(b.title));
}

/** Everything but pages and code: the runtime, the gallery's list, and what each experiment ships. */
function files(): Source[] {
  const fixed = readdirSync(runtime)
    .filter((name) => RUNTIME_FILES.test(name))
    .map((name) => ({ path: `runtime/${name}`, content: () => readFileSync(join(runtime, name)) }));
  const shipped = manifests().flatMap(({ id, files: named }) =>
    [
      ...Object.keys(named).map((name) => `model/${name}`),
      "model/manifest.json",
      "notebook.ipynb",
      "experiment.py",
      "README.md",
    ]
      .map((name) => join(folder, id, name))
      .filter(existsSync)
      .map((file) => ({ path: `experiments/${id}/${basename(file)}`, content: () => readFileSync(file) })),
  );
  const list = { path: "experiments/index.json", content: () => JSON.stringify(manifests()) };
  return [...fixed, list, ...shipped];
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One page made from index.html: its own title, description and data, and links that fit its depth. */
function page(
  html: string,
  kind: string,
  depth: number,
  title: string,
  description: string,
  id = "",
  peers: Peer[] = [],
  stops?: Stops,
): string {
  return html
    .replace(/<title>.*?<\/title>/, `<title>${escaped(title)}</title>`)
    .replace(/(<meta name="description" content=")[^"]*/, `$1${escaped(description)}`)
    .replace(
      /<body[^>]*>/,
      `<body data-page="${kind}" data-id="${id}" data-peers="${escaped(JSON.stringify(peers))}" data-stops="${stops ? escaped(JSON.stringify(stops)) : ""}" data-root="${"../".repeat(depth) || "./"}">`,
    )
    .replaceAll('"./', `"${"../".repeat(depth) || "./"}`);
}

function pages(html: string): Record<string, string> {
  const all = manifests();
  const own = Object.fromEntries(
    all.map((one) => [
      `experiments/${one.id}/index.html`,
      page(html, "experiment", 2, `${one.title} · Glassbox`, one.summary, one.id, peersOf(one, all), stopsOf(one, all)),
    ]),
  );
  return {
    ...own,
    "about/index.html": page(html, "about", 1, "About Glassbox", "Who Glassbox is for, and how its numbers are made."),
    "404.html": missingPage(page(html, "missing", 0, "Not found · Glassbox", "This page does not exist.")),
  };
}

export function experiments(): Plugin {
  return {
    name: "glassbox-experiments",
    enforce: "post",
    generateBundle(_options, bundle) {
      const index = bundle["index.html"];
      if (index?.type !== "asset") throw new Error("index.html was not built.");
      for (const [fileName, source] of Object.entries(pages(String(index.source))))
        this.emitFile({ type: "asset", fileName, source });
      for (const { path, content } of files()) this.emitFile({ type: "asset", fileName: path, source: content() });
    },
    configureServer(server) {
      const answer = async (path: string): Promise<string | Buffer | null> => {
        const file = files().find((one) => one.path === path);
        if (file) return file.content();
        const index = readFileSync(join(web, "index.html"), "utf8").replace('"/src/', '"./src/');
        const html = pages(index)[`${path}index.html`];
        return html ? server.transformIndexHtml(`/${path}`, html.replace(/<meta http-equiv[^>]*>/, "")) : null;
      };
      server.middlewares.use((request, response, next) => {
        const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname).slice(1);
        void answer(path).then((content) => {
          if (content === null) return next();
          if (path === "" || path.endsWith("/")) response.setHeader("Content-Type", "text/html");
          response.end(content);
        }, next);
      });
    },
  };
}
