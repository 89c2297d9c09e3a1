/**
 * What this browser's WebAssembly can do: whether networks run at all, and which of LiteRT.js' two programs. Small, so
 * that the page may ask as well as the worker.
 */

/** Modules with one function that uses one instruction: of SIMD, and of relaxed SIMD. */
const SIMD = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);
const RELAXED_SIMD = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15,
  253, 128, 2, 11,
]);

/** One sentence or two about why no network can run in this browser, and what would help; empty where one can. */
export function whyNoRuntime(): string {
  if (typeof WebAssembly === "undefined")
    return "WebAssembly is switched off in this browser, and networks run on it. Lockdown Mode and some security settings do that: allow it for this site and load the page anew, or open the page in another browser.";
  if (!WebAssembly.validate(SIMD))
    return "This browser cannot run the program that networks need: it has WebAssembly without SIMD. A newer browser helps (Safari 16.4, Chrome 91, Firefox 89 or later); on a processor from before about 2010, only another device does.";
  return "";
}

/** Names of the runtime's script and program in the folder runtime/. */
export function runtimeFiles(): [script: string, program: string] {
  const name = WebAssembly.validate(RELAXED_SIMD) ? "litert_wasm_internal" : "litert_wasm_compat_internal";
  return [`${name}.js`, `${name}.wasm`];
}
