import { useEffect, useRef, useState, type RefObject } from "react";
import type { Activations } from "../../activations/useActivations";
import { useOnScreen } from "../../activations/useOnScreen";
import type { Manifest } from "../../contract";
import type { Network } from "../../model/network";
import { sizeOf, type Named } from "../../model/tensors";
import { defined } from "../../shared/defined";

/** Of a long text so many characters are read: what was further back has left no trace that could be seen. */
const READ = 1000;
/** Of what was read so many characters are kept, to be shown. */
const KEPT = 64;

/** What a network remembered after some characters: to read on from there. */
interface Memory {
  tokens: number[];
  state: Float32Array<ArrayBuffer>;
  steps: Named[];
}

/**
 * What every layer held after each of the last characters of a text; read one by one, as the network reads, and only
 * while `place` can be seen.
 *
 * @param tokens the text; null while there is none, or while it is still being written.
 * @returns outputs by the layer's name, character by character, with the probabilities of the next one; null before.
 */
export function useHiddenStates(
  place: RefObject<HTMLElement | null>,
  network: Network | null,
  manifest: Manifest,
  tokens: number[] | null,
): Activations | null {
  const seen = useOnScreen(place);
  const memory = useRef<Memory | null>(null);
  const [activations, setActivations] = useState<Activations | null>(null);

  useEffect(() => void (memory.current = null), [network]);
  useEffect(() => {
    if (!seen || !network || !tokens || tokens.length === 0) return;
    let wanted = true;
    const size = sizeOf(defined(manifest.signatures.inside.inputs.state).shape);
    const all = tokens.slice(-READ);
    const read = async () => {
      const known = memory.current && startsWith(all, memory.current.tokens) ? memory.current : null;
      let now: Memory = known ?? { tokens: [], state: new Float32Array(size), steps: [] };
      for (const token of all.slice(now.tokens.length)) {
        const answer = await network.ask("inside", { tokens: Int32Array.of(token), state: now.state });
        if (!wanted || !answer) return;
        const state = answer.outputs.state as Float32Array<ArrayBuffer>;
        now = { tokens: [...now.tokens, token], state, steps: [...now.steps.slice(1 - KEPT), answer.outputs] };
      }
      memory.current = now;
      setActivations({ inputs: { tokens: Int32Array.from(all.slice(-KEPT)) }, outputs: joinSteps(now.steps) });
    };
    read().catch(() => {}); // the worker was stopped; the page shows why
    return () => void (wanted = false);
  }, [seen, network, manifest, tokens]);

  return activations;
}

const startsWith = (all: number[], start: number[]): boolean =>
  start.length <= all.length && start.every((token, place) => token === all[place]);

/** The outputs of steps one under the other, and the probabilities after the last of them. */
export function joinSteps(steps: Named[]): Named {
  const last = defined(steps.at(-1));
  const outputs: Named = {};
  for (const [name, values] of Object.entries(last)) {
    const rows = new Float32Array(values.length * steps.length);
    steps.forEach((step, row) => rows.set(defined(step[name]), row * values.length));
    outputs[name] = rows;
  }
  if (last.logits) outputs.probabilities = softmax(last.logits);
  return outputs;
}

function softmax(logits: ArrayLike<number>): Float32Array<ArrayBuffer> {
  let highest = -Infinity;
  for (let i = 0; i < logits.length; i++) highest = Math.max(highest, logits[i] ?? 0);
  const shares = Float32Array.from(logits, (value) => Math.exp(value - highest));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / whole);
}
