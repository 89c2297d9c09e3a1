/**
 * The worker in which networks run, so that nothing heavy touches the page.
 *
 * It is a classic worker, because LiteRT.js calls `importScripts`. The runtime lies in `runtime/` of the site, beside
 * the folder of this script.
 */

import { loadAndCompile, Tensor, type CompiledModel } from "@litertjs/core";
import type { Manifest, Signature } from "../contract";
import { defined } from "../shared/defined";
import { fetchVerified } from "./files";
import { Problem, sentenceOf } from "./problem";
import type { FromWorker, SignatureName, ToWorker } from "./protocol";
import { startRuntime } from "./runtime";
import { sizeOf, type Named } from "./tensors";
import { Stream } from "./writing/stream";

/** Share of the progress that is left for compiling and a first run. */
const STARTING = 5;
/** The runtime on the wire, packed: what the model's bytes are weighed against in the progress. */
const RUNTIME_BYTES = 2_000_000;

let loaded: { model: CompiledModel; manifest: Manifest } | null = null;
/** For networks that read a text step by step. */
let stream: Stream | null = null;
let percent = 0;
const shares = { runtime: 0, model: 0 };

// The runtime is fetched the moment the worker exists, beside the manifest, which the page is fetching meanwhile.
const runtime = openRuntime();

function openRuntime(): Promise<void> {
  const opening = startRuntime(new URL("../runtime/", self.location.href).href, (share) => progress("runtime", share));
  opening.catch(() => {}); // reported by `load`, which awaits it
  return opening;
}

let modelBytes = 1;
function progress(part: "runtime" | "model", share: number): void {
  shares[part] = Math.max(shares[part], share);
  const fetched = (shares.runtime * RUNTIME_BYTES + shares.model * modelBytes) / (RUNTIME_BYTES + modelBytes);
  report(Math.floor(fetched * (100 - STARTING)));
}

function report(next: number): void {
  if (next <= percent) return;
  percent = next;
  say({ type: "progress", percent });
}

async function load(base: string, manifest: Manifest): Promise<void> {
  modelBytes = manifest.files["model.tflite"]?.bytes ?? 1;
  const fetching = fetchVerified(base, manifest, "model.tflite", (share) => progress("model", share));
  fetching.catch(() => {}); // awaited below; the runtime's own failure may come first
  await runtime;
  const bytes = await fetching;
  const model = await loadAndCompile(bytes, { accelerator: "wasm", cpuOptions: { numThreads: 1 } });
  try {
    for (const name of ["predict", "inside"] as const) checkNames(model, name, manifest.signatures[name]);
    loaded = { model, manifest };
    const { state } = manifest.signatures.predict.inputs;
    stream = state ? new Stream(model, state) : null;
    await run("predict", blank(manifest.signatures.predict)); // the first run is slow: not the visitor's
  } catch (error) {
    loaded = null;
    model.delete();
    throw error;
  }
  report(100);
}

/** Inputs and outputs are matched by name: a converter is free to change their order. */
function checkNames(model: CompiledModel, name: SignatureName, promised: Signature): void {
  const found = model.signatures[name];
  const inputs = new Set(found?.getInputDetails().map((details) => details.name));
  const outputs = new Set(found?.getOutputDetails().map((details) => details.name));
  const complete =
    Object.keys(promised.inputs).every((input) => inputs.has(input)) &&
    Object.keys(promised.outputs).every((output) => outputs.has(output));
  if (!complete) throw new Problem(`The network does not offer what its description promises (${name}).`);
}

function blank(signature: Signature): Named {
  return Object.fromEntries(
    Object.entries(signature.inputs).map(([name, { shape, dtype }]) => {
      const length = sizeOf(shape);
      return [name, dtype === "int32" ? new Int32Array(length) : new Float32Array(length)];
    }),
  );
}

async function run(signature: SignatureName, inputs: Named): Promise<Named> {
  if (!loaded) throw new Problem("The network is not ready yet.");
  const { model, manifest } = loaded;
  const given: Record<string, Tensor> = {};
  let results: Record<string, Tensor> = {};
  try {
    for (const [name, { shape }] of Object.entries(manifest.signatures[signature].inputs)) {
      given[name] = new Tensor(defined(inputs[name]), shape);
    }
    results = await model.run(signature, given);
    return Object.fromEntries(
      Object.keys(manifest.signatures[signature].outputs).map((name) => [
        name,
        defined(results[name]).toTypedArray() as Named[string],
      ]),
    );
  } finally {
    // LiteRT.js frees nothing by itself.
    for (const tensor of [...Object.values(given), ...Object.values(results)]) tensor.delete();
  }
}

function say(message: FromWorker, transfer: Transferable[] = []): void {
  (self as unknown as DedicatedWorkerGlobalScope).postMessage(message, transfer);
}

async function answer(data: ToWorker): Promise<void> {
  if (data.type === "load") {
    try {
      await load(data.base, data.manifest);
      say({ type: "ready" });
    } catch (error) {
      say({ type: "failed", sentence: sentenceOf(error) });
    }
    return;
  }
  if (data.type === "stop") return stream?.stop();
  try {
    if (data.type === "write") {
      if (!stream) throw new Problem("This network writes no text.");
      await stream.write(data.order, (written) => say({ type: "written", id: data.id, written }));
      return say({ type: "done", id: data.id });
    }
    const start = performance.now();
    const outputs = await run(data.signature, data.inputs);
    const milliseconds = performance.now() - start;
    say(
      { type: "result", id: data.id, outputs, milliseconds },
      Object.values(outputs).map((values) => values.buffer),
    );
  } catch (error) {
    say({ type: "refused", id: data.id, sentence: sentenceOf(error) });
  }
}

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => void answer(data));
