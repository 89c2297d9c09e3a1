// The worker in which TensorFlow.js runs, beside its scripts. It hears "load" and "run", as the site's own worker does.

importScripts("tf.min.js", "tf-backend-wasm.min.js");

let model;

async function load(url, form) {
  tf.wasm.setWasmPaths(new URL("./", self.location.href).href); // it chooses the file itself: SIMD where there is SIMD
  tf.wasm.setThreadsCount(1);
  if (!(await tf.setBackend("wasm"))) throw new Error("TensorFlow.js could not start its wasm backend.");
  model = form === "graph" ? await tf.loadGraphModel(url) : await tf.loadLayersModel(url);
  const programs = performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop());
  return programs.filter((name) => name.endsWith(".wasm"));
}

async function run(values, shape) {
  const start = performance.now();
  const input = tf.tensor(values, shape);
  const output = model.predict(input);
  const probabilities = await output.data();
  tf.dispose([input, output]);
  return { probabilities, milliseconds: performance.now() - start };
}

self.addEventListener("message", async ({ data }) => {
  try {
    postMessage({ answer: data.type === "load" ? await load(data.url, data.form) : await run(data.values, data.shape) });
  } catch (error) {
    postMessage({ problem: String(error?.stack ?? error) });
  }
});
