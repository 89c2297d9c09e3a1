/** What was written so far, and how to write on, stop, begin again or turn off at a place. */

import { useEffect, useRef, useState } from "react";
import type { TextSettings } from "../../contract";
import type { Network } from "../../model/network";
import { sentenceOf } from "../../model/problem";
import { encode } from "../../model/writing/characters";
import type { Choice } from "../../model/writing/sampling";
import type { Written } from "../../model/writing/stream";
import { itemAt } from "../../shared/defined";
import { begun } from "./beginning";

/** What the visitor sets. */
export interface Dials {
  temperature: number;
  topK: number;
  topP: number;
  seed: number;
  length: number;
}

export interface Text {
  /** The beginning that this text goes on from. */
  start: string;
  written: Written[];
  /** Counts texts and turns, so that what is shown of another one is known to be old. */
  run: number;
}

/** Each way to write on takes the dials that it goes by. */
export interface Writing {
  text: Text;
  busy: boolean;
  /** One sentence when something went wrong, else empty. */
  problem: string;
  /** Characters a second of what was written last; null before. */
  speed: number | null;
  begin(start: string, dials: Dials): void;
  go(dials: Dials): void;
  stop(): void;
  /** Put another character at a place and write on from there. */
  fork(place: number, token: number, dials: Dials): void;
}

/** Token ids of a beginning, with what the network reads before it; of a long one only its end. */
export function startTokens(start: string, { alphabet, unknown, before, reads }: TextSettings): number[] {
  return encode(before + start, alphabet, unknown).tokens.slice(-reads);
}

export function useWriting(
  settings: TextSettings,
  network: Network | null,
  onMilliseconds: (milliseconds: number) => void,
): Writing {
  const [text, setText] = useState<Text>({ start: begun(settings.starts[0] ?? "", settings), written: [], run: 0 });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [speed, setSpeed] = useState<number | null>(null);
  const orders = useRef(0);

  const order = (from: Text, { temperature, topK, topP, seed, length }: Dials) => {
    if (!network) return;
    const mine = ++orders.current;
    const never = settings.unknown === null ? [] : [Array.from(settings.alphabet).indexOf(settings.unknown)];
    const choice: Choice = { temperature, topK, topP, never };
    const given = [...startTokens(from.start, settings), ...from.written.map(({ token }) => token)];
    const began = performance.now();
    let count = 0;
    setText(from);
    setBusy(true);
    setProblem("");
    network
      .write(
        {
          given,
          place: from.written.length,
          length,
          choice,
          seed,
          ends: encode(settings.ends, settings.alphabet, null).tokens,
        },
        (more) => {
          if (mine !== orders.current) return;
          const passed = performance.now() - began;
          if (count === 0) onMilliseconds(passed);
          else setSpeed(Math.round((1000 * (count + more.length)) / passed));
          count += more.length;
          setText((old) => ({ ...old, written: [...old.written, ...more] }));
        },
      )
      .catch((error) => mine === orders.current && setProblem(sentenceOf(error)))
      .finally(() => mine === orders.current && setBusy(false));
  };

  useEffect(() => () => void (orders.current += 1), []);

  return {
    text,
    busy,
    problem,
    speed,
    begin: (start, dials) => order({ start, written: [], run: text.run + 1 }, dials),
    go: (dials) => order(text, dials),
    stop() {
      orders.current += 1;
      network?.stop();
      setBusy(false);
    },
    fork(place, token, dials) {
      const { start, written, run } = text;
      const { weighed } = itemAt(written, place);
      const probability = weighed.find((one) => one.token === token)?.probability ?? 0;
      order({ start, written: [...written.slice(0, place), { token, probability, weighed }], run: run + 1 }, dials);
    },
  };
}
