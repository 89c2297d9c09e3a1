import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { DrawSettings, Drawing, Manifest } from "../../contract";
import type { Network } from "../../model/network";
import type { Named } from "../../model/protocol";
import { render } from "./render";
import { verdictOf, verdictWithoutNetwork, type Drawn, type Verdict } from "./verdict";

const NOTHING: Drawn = { drawing: { strokes: [], pen: 1 }, pixels: null };

export interface Reading extends Verdict {
  /** The picture that belongs to this verdict; null when there is no ink. */
  pixels: Uint8ClampedArray | null;
  /** What the network was given; null when it was not asked. */
  inputs: Named | null;
  /** From the event to the answer in the page; null when the network was not asked. */
  milliseconds: number | null;
}

/**
 * Read drawings with a network while they are drawn.
 *
 * @returns the latest reading, whether it belongs to the latest drawing, and `read`, to be told of every change.
 */
export function useReading(manifest: Manifest, settings: DrawSettings, network: Network | null, onMilliseconds: (value: number) => void) {
  const [reading, setReading] = useState<Reading>(() => ({
    ...verdictWithoutNetwork(NOTHING, settings, manifest.labels)!,
    pixels: null,
    inputs: null,
    milliseconds: null,
  }));
  const [settled, setSettled] = useState(true);
  const asked = useRef<Drawn & { turn: number }>({ ...NOTHING, turn: 0 });

  const read = useCallback(
    (drawing: Drawing, since: number) => {
      const turn = asked.current.turn + 1;
      const pixels = drawing.strokes.length ? render(drawing, settings.recipe) : null;
      asked.current = { drawing, pixels, turn };
      const verdict = verdictWithoutNetwork(asked.current, settings, manifest.labels);
      if (verdict) {
        flushSync(() => {
          setReading({ ...verdict, pixels, inputs: null, milliseconds: null });
          setSettled(true);
        });
        return;
      }
      setSettled(false);
      if (!network || !pixels) return;
      const inputs = { [Object.keys(manifest.signatures.predict.inputs)[0]!]: Float32Array.from(pixels) };
      network.ask("predict", inputs).then(
        (answer) => {
          if (!answer || asked.current.drawing.strokes.length === 0) return;
          const latest = asked.current.turn === turn;
          if (!latest && verdictWithoutNetwork(asked.current, settings, manifest.labels)) return;
          const told = verdictOf(answer.outputs.probabilities!, settings, manifest.labels);
          // At once, not when React next has time: a number follows the finger, and its time is measured to here.
          flushSync(() => {
            setReading({ ...told, pixels, inputs, milliseconds: performance.now() - since });
            setSettled(latest);
          });
          if (latest) onMilliseconds(performance.now() - since);
        },
        () => setSettled(true), // the worker was stopped; the page shows why
      );
    },
    [manifest, settings, network, onMilliseconds],
  );

  // What was drawn while the network was loading is read as soon as it is there.
  useEffect(() => {
    if (network && asked.current.drawing.strokes.length) read(asked.current.drawing, performance.now());
  }, [network]);

  return { reading, settled, read };
}
