/** Which of LiteRT.js' two programs this browser can run. Small, so that the page may ask as well as the worker. */

/** The eight bytes of a module, and one function that uses a relaxed SIMD instruction. */
const PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15,
  253, 128, 2, 11,
]);

/** Names of the runtime's script and program in the folder runtime/. */
export function runtimeFiles(): [script: string, program: string] {
  const name = WebAssembly.validate(PROBE) ? "litert_wasm_internal" : "litert_wasm_compat_internal";
  return [`${name}.js`, `${name}.wasm`];
}
