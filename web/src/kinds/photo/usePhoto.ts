import { useCallback, useEffect, useRef, useState } from "react";
import type { Manifest, PhotoSettings } from "../../contract";
import type { Network } from "../../model/network";
import { sentenceOf } from "../../model/problem";
import type { Named } from "../../model/protocol";
import { inputOf } from "../../model/tensors";
import { asInput } from "../../picture/fit";
import { type Opened, openPicture } from "../../picture/open";
import { type Verdict, verdictOf } from "./verdict";

export interface Photo extends Opened {
  /** What the picture is, where that is known: the label of an example. */
  name: string;
}

export interface Reading {
  photo: Photo | null;
  /** What the network was given; null before the first photo. */
  inputs: Named | null;
  /** Null until the network has answered. */
  verdict: Verdict | null;
  /** What the network answered, and the time it took by itself; null until then. */
  answer: { probabilities: ArrayLike<number>; milliseconds: number } | null;
  /** From the file to the answer in the page; null until then. */
  milliseconds: number | null;
}

const NOTHING: Reading = { photo: null, inputs: null, verdict: null, answer: null, milliseconds: null };

/**
 * Read photos with a network, one after the other; the latest wins.
 *
 * @returns the reading, whether it belongs to the latest photo, what went wrong with that one in one sentence, `give`
 *   for a new photo, `clear`, and `refuse` for a sentence about what could not be given.
 */
export function usePhoto(manifest: Manifest, settings: PhotoSettings, network: Network | null, onMilliseconds: (value: number) => void) {
  const [reading, setReading] = useState(NOTHING);
  const [opening, setOpening] = useState(false);
  const [problem, setProblem] = useState("");
  const turn = useRef(0);
  const since = useRef(0);

  const give = useCallback(
    async (blob: Blob, name = "", note = "") => {
      const mine = ++turn.current;
      since.current = performance.now();
      setOpening(true);
      setProblem("");
      try {
        const opened = await openPicture(blob, settings.fit);
        if (mine !== turn.current) return opened.bitmap.close();
        const inputs = inputOf(manifest, asInput(opened.square));
        const notes = [note, opened.note].filter(Boolean).join(" ");
        setReading({ photo: { ...opened, name, note: notes }, inputs, verdict: null, answer: null, milliseconds: null });
      } catch (error) {
        if (mine === turn.current) setProblem(sentenceOf(error)); // the photo before it stays
      }
      if (mine === turn.current) setOpening(false);
    },
    [manifest, settings],
  );

  // Also what was given while the network was loading: it is read as soon as it is there.
  const { inputs } = reading;
  useEffect(() => {
    if (!inputs || !network) return;
    network.ask("predict", inputs).then(
      (answer) => {
        if (!answer) return;
        const milliseconds = performance.now() - since.current;
        const probabilities = answer.outputs.probabilities!;
        const told = { verdict: verdictOf(probabilities, settings, manifest.labels), answer: { probabilities, milliseconds: answer.milliseconds } };
        setReading((now) => (now.inputs === inputs ? { ...now, ...told, milliseconds } : now));
        onMilliseconds(milliseconds);
      },
      () => {}, // the worker was stopped; the page shows why
    );
  }, [inputs, network, manifest, settings, onMilliseconds]);

  const clear = useCallback(() => {
    turn.current++;
    setOpening(false);
    setProblem("");
    setReading(NOTHING);
  }, []);

  const settled = !opening && (reading.photo === null || reading.verdict !== null);
  return { reading, opening, settled, problem, give, clear, refuse: setProblem };
}
