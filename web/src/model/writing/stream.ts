/** Write on, character by character, inside the worker: what is written is told as it comes. */

import { Tensor, type CompiledModel } from "@litertjs/core";
import type { TensorSpec } from "../../contract";
import { defined, itemAt } from "../../shared/defined";
import { sizeOf } from "../tensors";
import { draw, likeliest, type Candidate, type Choice } from "./sampling";

/** What the page asks for. */
export interface Order {
  /** Everything that stands before what is to be written, as token ids; at least one. */
  given: number[];
  /** Place of the first character to write among all that were written: what its chance depends on. */
  place: number;
  length: number;
  choice: Choice;
  seed: number;
  /** Stop after this text; empty for never. As token ids. */
  ends: number[];
}

/** One character with what the network weighed for it. */
export interface Written {
  token: number;
  /** How likely the network held it, without temperature or limits. */
  probability: number;
  weighed: Candidate[];
}

/** Milliseconds of work between two looks at the messages that wait. */
const SLICE = 30;
const WEIGHED = 6;

/** What was read last, and what the network remembered after it: to go on without reading all of it again. */
interface Memory {
  read: number[];
  logits: Float32Array;
  state: Tensor;
}

export class Stream {
  #memory: Memory | null = null;
  #current = 0;
  #last: Promise<void> = Promise.resolve();
  readonly #model: CompiledModel;
  readonly #state: TensorSpec;

  constructor(model: CompiledModel, state: TensorSpec) {
    this.#model = model;
    this.#state = state;
  }

  /** Stop what is being written; what was told stays. */
  stop(): void {
    this.#current += 1;
  }

  /**
   * Write; resolves when it is done or was stopped.
   *
   * @param tell called with a few characters at a time.
   */
  write(order: Order, tell: (written: Written[]) => void): Promise<void> {
    this.stop();
    const mine = this.#current;
    // The one before must have left the network before this one uses it.
    const writing = this.#last.then(() => (mine === this.#current ? this.#write(order, tell, mine) : undefined));
    this.#last = writing.catch(() => {}); // reported to whoever asked for it
    return writing;
  }

  async #write(order: Order, tell: (written: Written[]) => void, mine: number): Promise<void> {
    const written: number[] = [];
    let told: Written[] = [];
    let slice = performance.now();
    /** Look at the messages now and then; false when something else is wanted. */
    const pause = async (): Promise<boolean> => {
      if (performance.now() - slice < SLICE) return mine === this.#current;
      if (told.length > 0) tell(told);
      told = [];
      await new Promise((resolve) => setTimeout(resolve));
      slice = performance.now();
      return mine === this.#current;
    };
    if (!this.#remembers(order.given)) this.#forget();
    for (let place = this.#memory?.read.length ?? 0; place < order.given.length; place++) {
      await this.#step(itemAt(order.given, place));
      if (!(await pause())) return;
    }
    while (written.length < order.length && !endsWith(written, order.ends)) {
      const { logits } = defined(this.#memory);
      const token = draw(logits, order.choice, order.seed, order.place + written.length);
      const weighed = likeliest(logits, order.choice.never, logits.length);
      const probability = weighed.find((one) => one.token === token)?.probability ?? 0;
      written.push(token);
      told.push({ token, probability, weighed: weighed.slice(0, WEIGHED) });
      await this.#step(token);
      if (!(await pause())) return;
    }
    if (told.length > 0) tell(told);
  }

  #remembers(given: number[]): boolean {
    const read = this.#memory?.read ?? [];
    return read.length <= given.length && read.every((token, place) => token === given[place]);
  }

  #forget(): void {
    this.#memory?.state.delete();
    this.#memory = null;
  }

  /** Read one character: its logits, and what is remembered after it, take the place of what was. */
  async #step(token: number): Promise<void> {
    const state = this.#memory?.state ?? new Tensor(new Float32Array(sizeOf(this.#state.shape)), this.#state.shape);
    const read = this.#memory?.read ?? [];
    const tokens = new Tensor(Int32Array.of(token), [1]);
    this.#memory = null;
    try {
      const results = await this.#model.run("predict", { tokens, state });
      const logits = (defined(results.logits).toTypedArray() as Float32Array).slice();
      results.logits?.delete();
      read.push(token);
      this.#memory = { read, logits, state: defined(results.state) };
    } finally {
      tokens.delete();
      state.delete();
    }
  }
}

function endsWith(written: number[], ends: number[]): boolean {
  if (ends.length === 0 || written.length < ends.length) return false;
  return ends.every((token, place) => written[written.length - ends.length + place] === token);
}
