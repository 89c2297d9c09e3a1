/** What tests/bench/compare.py asks of its page: let the runners of one network take turns, and say what each turn took. */

import { runtimeFiles } from "../../../web/src/model/relaxedSimd";
import { frames } from "./frames";
import { openSite, openTensorFlow, type Runner } from "./runners";
import { openWriters, write } from "./writers";

/** Milliseconds that a turn is to last: many clock ticks, and short beside what else the machine may do. */
const TURN = 40;
/** Milliseconds of warming up for each: until then a browser runs wasm that it has only compiled in haste. */
const WARM = 1000;
/** Milliseconds after which a comparison that does not end is given up. */
const PATIENCE = 120_000;

interface Asked {
  /** Folder of the same network in all forms, and of the file to time. */
  same: string;
  timed: string;
  /** The forms in which TensorFlow.js is to run it. */
  forms: string[];
  /** For how long turns are taken. */
  milliseconds: number;
}

interface Compared {
  /** Largest difference between any probability of the site's and of each form's. */
  differences: number[];
  /** How far the site's probabilities lie apart. */
  spread: number;
  /** The wasm files that ran. */
  programs: string[];
  /** For each round, the milliseconds of one inference: the site's first, then each form's. */
  rounds: number[][];
}

async function compare({ same, timed, forms, milliseconds }: Asked): Promise<Compared> {
  const fresh = await openSite(same);
  const values = picture(fresh.shape);
  const others = await Promise.all(forms.map((form) => openTensorFlow(same, form, fresh.shape)));
  const expected = (await fresh.run(values)).probabilities;
  const numbers = Array.from(expected); // of a detector, hundreds of thousands: too many for one call
  const most = numbers.reduce((one, other) => Math.max(one, other));
  const spread = most - numbers.reduce((one, other) => Math.min(one, other));
  const differences: number[] = [];
  for (const other of others) differences.push(largestDifference(expected, (await other.run(values)).probabilities));
  fresh.stop();

  const runners = [await openSite(timed), ...others];
  const lengths: number[] = [];
  for (const runner of runners) lengths.push(await warmed(runner, values));
  const rounds: number[][] = [];
  // Three at least, however slow: a median and a middle half are to be told of them.
  for (const end = performance.now() + milliseconds; rounds.length < 3 || performance.now() < end; ) {
    const round = runners.map(() => 0);
    // Every other round the other way round, so that none is always the one after another.
    const order = [...runners.keys()];
    for (const which of rounds.length % 2 ? order.reverse() : order) round[which] = await turn(runners[which]!, values, lengths[which]!);
    rounds.push(round);
  }
  for (const runner of runners) runner.stop();
  return { differences, spread, programs: [runtimeFiles()[1], ...others[0]!.programs], rounds };
}

/** Run it until it is at its full speed; how many runs fill a turn. */
async function warmed(runner: Runner, values: Float32Array<ArrayBuffer>): Promise<number> {
  for (const end = performance.now() + WARM; performance.now() < end; ) await runner.run(values);
  return Math.max(1, Math.round(TURN / Math.max(0.05, await turn(runner, values, 5))));
}

/** Mean milliseconds of `length` runs. */
async function turn(runner: Runner, values: Float32Array<ArrayBuffer>, length: number): Promise<number> {
  let sum = 0;
  for (let run = 0; run < length; run++) sum += (await runner.run(values)).milliseconds;
  return sum / length;
}

/** Brightness from 0 to 255, the same each time. */
function picture(shape: number[]): Float32Array<ArrayBuffer> {
  const length = shape.reduce((product, side) => product * side, 1);
  return Float32Array.from({ length }, (_, place) => Math.round(127.5 + 127.5 * Math.sin(place * 0.7 + (place % 97))));
}

function largestDifference(some: ArrayLike<number>, others: ArrayLike<number>): number {
  if (some.length !== others.length) throw new Error(`${some.length} probabilities, and ${others.length}.`);
  let largest = 0;
  for (let place = 0; place < some.length; place++) largest = Math.max(largest, Math.abs(some[place]! - others[place]!));
  return Number.isNaN(largest) ? Infinity : largest;
}

/** The same, but it fails when it takes longer than anyone would wait. */
function inTime<Arguments extends unknown[], Result>(measure: (...given: Arguments) => Promise<Result>) {
  return (...given: Arguments): Promise<Result> =>
    Promise.race([
      measure(...given),
      new Promise<never>((_, reject) => setTimeout(() => reject(new Error("The browser did not finish.")), PATIENCE)),
    ]);
}

Object.assign(window, {
  compare: inTime(compare),
  frames: inTime(frames),
  openWriters: inTime(openWriters),
  write: inTime(write),
});
