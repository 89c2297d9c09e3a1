/** A network that the page can ask: the worker behind it, and the rule that the latest input wins. */

import type { Manifest } from "../contract";
import { defined } from "../shared/defined";
import { latestOnly, type Lane } from "./latest";
import { Problem } from "./problem";
import type { FromWorker, SignatureName, ToWorker } from "./protocol";
import type { Named } from "./tensors";
import type { Order, Written } from "./writing/stream";

export interface Answer {
  outputs: Named;
  /** Time the network itself took, in the worker. */
  milliseconds: number;
}

/** Null when a newer input took the place of this one before it was run. */
export type Asked = Promise<Answer | null>;

export class Network {
  #worker: Worker;
  #failed = false;
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Problem) => void }>();
  readonly #writing = new Map<
    number,
    { tell: (written: Written[]) => void; resolve: () => void; reject: (error: Problem) => void }
  >();
  readonly #lanes = new Map<SignatureName, Lane<Named, Answer>>();
  #settleLoad: { resolve: () => void; reject: (error: Problem) => void } | null = null;
  #onProgress: (percent: number) => void = () => {};
  #next = 0;

  /** Starts the worker, and with it the download of the runtime, at once. */
  constructor() {
    this.#worker = this.#start();
    for (const signature of ["predict", "inside"] as const) {
      this.#lanes.set(
        signature,
        latestOnly((inputs: Named) => this.#send(signature, inputs)),
      );
    }
  }

  /**
   * Fetch, check and start the network whose files lie at `base`. May be called again after it failed.
   *
   * @param onProgress told 0 to 100 in whole numbers, never less than before; 100 when it is ready.
   * @throws Problem with one sentence for the visitor.
   */
  load(base: string, manifest: Manifest, onProgress: (percent: number) => void = () => {}): Promise<void> {
    if (this.#failed) {
      this.#worker.terminate(); // LiteRT.js cannot be started twice in one worker
      this.#worker = this.#start();
      this.#failed = false;
    }
    this.#onProgress = onProgress;
    return new Promise((resolve, reject) => {
      this.#settleLoad = { resolve, reject };
      this.#post({ type: "load", base: new URL(base, location.href).href, manifest });
    });
  }

  /** Run one signature; of the inputs that arrive while it is busy only the latest is run. */
  ask(signature: SignatureName, inputs: Named): Asked {
    return defined(this.#lanes.get(signature))(inputs);
  }

  /**
   * Run `predict` on a question of the page's own, such as "what if this were covered". It never takes the turn of the
   * visitor's input, which waits for one such run at most: so ask one, and wait for it before the next.
   */
  wonder(inputs: Named): Promise<Answer> {
    return this.#send("predict", inputs);
  }

  /**
   * Write a text on; resolves when it is done, or was stopped by `stop` or another order.
   *
   * @param tell called with a few characters at a time, as they come.
   */
  write(order: Order, tell: (written: Written[]) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#writing.set(id, { tell, resolve, reject });
      this.#post({ type: "write", id, order });
    });
  }

  /** Stop what is being written. */
  stop(): void {
    this.#post({ type: "stop" });
  }

  /** Stop the worker and free everything that it holds. */
  dispose(): void {
    this.#worker.terminate();
    this.#waiting.clear();
    this.#writing.clear();
  }

  #start(): Worker {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "classic", name: "network" });
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
    worker.addEventListener("error", () => {
      this.#fail(new Problem("The network could not be started in this browser; reload the page to try again."));
    });
    return worker;
  }

  #send(signature: SignatureName, inputs: Named): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      this.#post({ type: "run", id, signature, inputs });
    });
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #hear(message: FromWorker): void {
    if (message.type === "progress") return this.#onProgress(message.percent);
    if (message.type === "ready") return this.#settleLoad?.resolve();
    if (message.type === "failed") return this.#fail(new Problem(message.sentence));
    const writing = this.#writing.get(message.id);
    if (writing) {
      if (message.type === "written") return writing.tell(message.written);
      this.#writing.delete(message.id);
      return message.type === "refused" ? writing.reject(new Problem(message.sentence)) : writing.resolve();
    }
    if (message.type === "written" || message.type === "done") return; // of an order that was given up
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === "refused") waiting?.reject(new Problem(message.sentence));
    else waiting?.resolve({ outputs: message.outputs, milliseconds: message.milliseconds });
  }

  #fail(problem: Problem): void {
    this.#failed = true;
    this.#settleLoad?.reject(problem);
    for (const { reject } of [...this.#waiting.values(), ...this.#writing.values()]) reject(problem);
    this.#waiting.clear();
    this.#writing.clear();
  }
}
