// The worker in which TensorFlow.js writes a text, as the page before this one did: one character at a time is read, and
// one is drawn by `multinomial`. Two values come back for each: what is expected, and what was drawn.

importScripts("tf.min.js", "tf-backend-wasm.min.js");

let model;
let form;
/** Of a graph model, which keeps nothing itself: its memories by name. */
let memories = {};

async function load(url, which) {
  tf.wasm.setWasmPaths(new URL("./", self.location.href).href); // it chooses the file itself: SIMD where there is SIMD
  tf.wasm.setThreadsCount(1);
  if (!(await tf.setBackend("wasm"))) throw new Error("TensorFlow.js could not start its wasm backend.");
  form = which;
  model = form === "graph" ? await tf.loadGraphModel(url) : await tf.loadLayersModel(url);
  const programs = performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop());
  return programs.filter((name) => name.endsWith(".wasm"));
}

/** Forget what was read. */
function forget() {
  if (form !== "graph") return model.resetStates();
  tf.dispose(memories);
  const kept = model.inputs.filter(({ name }) => name !== "tokens");
  memories = Object.fromEntries(kept.map(({ name, shape }) => [name, tf.zeros(shape)]));
}

/** Read some token ids; logits, a row for each that was read. */
function read(tokens) {
  if (form !== "graph") return tf.tidy(() => tf.squeeze(model.predict(tf.tensor2d([tokens])), [0]));
  let logits;
  for (const token of tokens) {
    tf.dispose(logits);
    const before = { tokens: tf.tensor1d([token], "int32"), ...memories };
    const names = Object.keys(memories);
    const [told, ...after] = model.execute(before, ["logits", ...names.map((name) => `${name}_after`)]);
    tf.dispose(before);
    logits = told;
    memories = Object.fromEntries(names.map((name, place) => [name, after[place]]));
  }
  return logits;
}

/** One token id, drawn as often as it is expected. */
function draw(logits, temperature) {
  return tf.tidy(() => {
    const rows = tf.div(logits, temperature).arraySync();
    return tf.multinomial(tf.tensor1d(rows[rows.length - 1]), 1).arraySync()[0];
  });
}

/** Milliseconds of reading `given` and writing `length` characters after it. */
function write({ given, length, temperature }) {
  const start = performance.now();
  forget();
  let next = given;
  for (let place = 0; place < length; place++) {
    const logits = read(next);
    next = [draw(logits, temperature)];
    logits.dispose();
  }
  return performance.now() - start;
}

/** What is expected after `given`. */
function expect(given) {
  forget();
  const logits = read(given);
  const rows = logits.arraySync();
  logits.dispose();
  return rows[rows.length - 1];
}

self.addEventListener("message", async ({ data }) => {
  try {
    if (data.type === "load") postMessage({ answer: await load(data.url, data.form) });
    else postMessage({ answer: data.type === "write" ? write(data) : expect(data.given) });
  } catch (error) {
    postMessage({ problem: String(error?.stack ?? error) });
  }
});
