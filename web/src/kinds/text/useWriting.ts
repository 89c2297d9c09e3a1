/** What was written so far, and how to write on, stop, begin again or turn off at a place. */

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { TextSettings } from "../../contract";
import type { Network } from "../../model/network";
import { sentenceOf } from "../../model/problem";
import { encode } from "../../writing/characters";
import type { Choice } from "../../writing/sampling";
import type { Written } from "../../writing/stream";

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

export interface Writing {
  text: Text;
  busy: boolean;
  /** One sentence when something went wrong, else empty. */
  problem: string;
  /** Characters a second of what was written last; null before. */
  speed: number | null;
  begin(start: string): void;
  go(): void;
  stop(): void;
  /** Put another character at a place and write on from there. */
  fork(place: number, token: number): void;
}

/** A beginning as a text has it: in the frame, unless it is empty or begins with the first part itself. */
export function begun(start: string, { form, frame }: TextSettings): string {
  const whole = start.trim() === "" || (form.length > 0 && start.startsWith(form[0]!));
  return whole ? start : frame.replace("{}", () => start);
}

/** Token ids of a beginning, with what the network reads before it; of a long one only its end. */
export function startTokens(start: string, { alphabet, unknown, before, reads }: TextSettings): number[] {
  return encode(before + start, alphabet, unknown).tokens.slice(-reads);
}

export function useWriting(settings: TextSettings, dials: Dials, network: Network | null, onMilliseconds: (milliseconds: number) => void): Writing {
  const [text, setText] = useState<Text>({ start: settings.starts[0] ?? "", written: [], run: 0 });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [speed, setSpeed] = useState<number | null>(null);
  const orders = useRef(0);
  const now = useRef({ text, dials });
  now.current = { text, dials };

  const order = useCallback(
    (from: Text) => {
      if (!network) return;
      const mine = ++orders.current;
      const { temperature, topK, topP, seed, length } = now.current.dials;
      const never = settings.unknown === null ? [] : [Array.from(settings.alphabet).indexOf(settings.unknown)];
      const choice: Choice = { temperature, topK, topP, never };
      const given = [...startTokens(from.start, settings), ...from.written.map(({ token }) => token)];
      const began = performance.now();
      let first = 0;
      let count = 0;
      setText(from);
      setBusy(true);
      setProblem("");
      network
        .write({ given, place: from.written.length, length, choice, seed, ends: encode(settings.ends, settings.alphabet, null).tokens }, (more) => {
          if (mine !== orders.current) return;
          if (count === 0) {
            first = performance.now();
            onMilliseconds(first - began);
          } else setSpeed(Math.round((1000 * (count + more.length)) / (performance.now() - began)));
          count += more.length;
          setText((old) => ({ ...old, written: [...old.written, ...more] }));
        })
        .catch((error) => mine === orders.current && setProblem(sentenceOf(error)))
        .finally(() => mine === orders.current && setBusy(false));
    },
    [network, settings, onMilliseconds],
  );

  useEffect(() => () => void (orders.current += 1), []);

  return useMemo(
    () => ({
      text,
      busy,
      problem,
      speed,
      begin: (start: string) => order({ start, written: [], run: now.current.text.run + 1 }),
      go: () => order(now.current.text),
      stop: () => {
        orders.current += 1;
        network?.stop();
        setBusy(false);
      },
      fork: (place: number, token: number) => {
        const { start, written, run } = now.current.text;
        const weighed = written[place].weighed;
        const probability = weighed.find((one) => one.token === token)?.probability ?? 0;
        order({ start, written: [...written.slice(0, place), { token, probability, weighed }], run: run + 1 });
      },
    }),
    [text, busy, problem, speed, order, network],
  );
}
