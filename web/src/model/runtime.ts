/** Start LiteRT.js, on one thread of the CPU: what works on every static host. Runs inside the worker. */

import { loadLiteRt } from "@litertjs/core";
import { defined } from "../shared/defined";
import { Problem } from "./problem";
import { runtimeFiles, whyNoRuntime } from "./webAssembly";

/** Bytes of the runtime once unpacked, near enough for a progress bar. */
const ABOUT_BYTES = 9_370_000;

/** What LiteRT.js reads from the global `Module` while it starts. */
interface StartOptions {
  printErr(line: string): void;
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): void;
}

/**
 * Load the runtime from the folder `base`.
 *
 * @param onProgress told the share fetched so far, from 0 to 1.
 * @throws Problem when its files cannot be fetched or started.
 */
export async function startRuntime(base: string, onProgress: (share: number) => void): Promise<void> {
  withoutGpu();
  const why = whyNoRuntime();
  if (why) throw new Problem(why);
  const [script, program] = runtimeFiles();
  const compiled = compile(new URL(program, base).href, onProgress);
  const options: StartOptions = {
    printErr(line) {
      if (!/^(INFO|WARNING|VERBOSE):/.test(line)) console.error(line); // it tells every step of its start as an error
    },
    instantiateWasm(imports, done) {
      compiled.then(
        async (module) => done(await WebAssembly.instantiate(module, imports), module),
        () => {},
      );
    },
  };
  (self as unknown as { Module?: StartOptions }).Module = options;
  try {
    await Promise.race([loadLiteRt(new URL(script, base).href), compiled.then(() => new Promise<never>(() => {}))]);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("The program that runs networks could not be started; check your connection and try again.");
  }
}

/** Compile while the bytes arrive. */
async function compile(url: string, onProgress: (share: number) => void): Promise<WebAssembly.Module> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin" });
  } catch {
    throw new Problem("The program that runs networks could not be fetched; check your connection and try again.");
  }
  if (!response.ok) {
    throw new Problem(
      `The server could not send the program that runs networks (${response.status}); try again in a moment.`,
    );
  }
  try {
    void count(response.clone(), onProgress);
    // Some simple servers do not know the type of .wasm, which streaming insists on.
    const known = response.headers.get("Content-Type")?.startsWith("application/wasm");
    return known
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch {
    throw new Problem("The program that runs networks arrived damaged, so it was not used; try again.");
  }
}

async function count(response: Response, onProgress: (share: number) => void): Promise<void> {
  let received = 0;
  try {
    for (const reader = defined(response.body).getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      received += value.length;
      onProgress(Math.min(1, received / ABOUT_BYTES));
    }
    onProgress(1);
  } catch {
    // A connection that breaks is reported by `compile`, which reads the same bytes.
  }
}

/**
 * Keep LiteRT.js from waking the graphics card, which it does on start even when only the CPU is wanted: that costs
 * time and warns on machines without one. It accepts "no device" as the answer.
 */
function withoutGpu(): void {
  const noDevice = { limits: {}, features: new Set<string>(), requestDevice: async () => null };
  Object.defineProperty(navigator, "gpu", { configurable: true, value: { requestAdapter: async () => noDevice } });
}
