import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { DrawSettings, Drawing, Manifest } from "../../contract";
import type { Network } from "../../model/network";
import { inputOf, type Named } from "../../model/tensors";
import { defined } from "../../shared/defined";
import { render } from "./render";
import { verdictOf, verdictWithoutNetwork, type Verdict } from "./verdict";

const NOTHING = { drawing: { strokes: [], pen: 1 }, pixels: null };

export interface Reading extends Verdict {
  /** What was drawn; null when the picture comes from elsewhere. */
  drawing: Drawing | null;
  /** The picture that belongs to this verdict; null when there is no ink. */
  pixels: Uint8ClampedArray | null;
  /** What the network was given; null when it was not asked. */
  inputs: Named | null;
  /** From the event to the answer in the page; null when the network was not asked. */
  milliseconds: number | null;
  /** The part of it that the network itself took; 0 when it was not asked. */
  networkMilliseconds: number;
}

/** What the network is to read: a drawing and the picture made of it, or a picture that comes from elsewhere. */
interface Asked {
  drawing: Drawing | null;
  pixels: Uint8ClampedArray | null;
}

const UNASKED = { inputs: null, milliseconds: null, networkMilliseconds: 0 };

/**
 * Read drawings with a network while they are drawn.
 *
 * @returns the latest reading, whether it belongs to the latest drawing, `read`, to be verdict of every change, and
 *   `readPicture` for a picture that nobody drew here.
 */
export function useReading(
  manifest: Manifest,
  settings: DrawSettings,
  network: Network | null,
  onMilliseconds: (value: number) => void,
) {
  const [reading, setReading] = useState<Reading>(() => ({
    ...defined(verdictWithoutNetwork(NOTHING, settings, manifest.labels)),
    ...NOTHING,
    ...UNASKED,
  }));
  const [settled, setSettled] = useState(true);
  const asked = useRef<Asked & { turn: number }>({ ...NOTHING, turn: 0 });

  const look = useCallback(
    ({ drawing, pixels }: Asked, since: number) => {
      const turn = asked.current.turn + 1;
      asked.current = { drawing, pixels, turn };
      const before = ({ drawing, pixels }: Asked) =>
        drawing && verdictWithoutNetwork({ drawing, pixels }, settings, manifest.labels);
      const verdict = before(asked.current);
      if (verdict) {
        flushSync(() => {
          setReading({ ...verdict, drawing, pixels, ...UNASKED });
          setSettled(true);
        });
        return;
      }
      setSettled(false);
      if (!network || !pixels) return;
      const inputs = inputOf(manifest, Float32Array.from(pixels));
      network.ask("predict", inputs).then(
        (answer) => {
          if (!answer || asked.current.pixels === null) return;
          const latest = asked.current.turn === turn;
          if (!latest && before(asked.current)) return;
          const verdict = verdictOf(defined(answer.outputs.probabilities), settings, manifest.labels);
          // At once, not when React next has time: a number follows the finger, and its time is measured to here.
          flushSync(() => {
            setReading({
              ...verdict,
              drawing,
              pixels,
              inputs,
              milliseconds: performance.now() - since,
              networkMilliseconds: answer.milliseconds,
            });
            setSettled(latest);
          });
          if (latest) onMilliseconds(performance.now() - since);
        },
        () => setSettled(true), // the worker was stopped; the page shows why
      );
    },
    [manifest, settings, network, onMilliseconds],
  );
  const read = useCallback(
    (drawing: Drawing, since: number) =>
      look({ drawing, pixels: drawing.strokes.length ? render(drawing, settings.recipe) : null }, since),
    [look, settings],
  );
  const readPicture = useCallback(
    (pixels: Uint8ClampedArray) => look({ drawing: null, pixels }, performance.now()),
    [look],
  );

  // What was drawn while the network was loading is read as soon as it is there.
  const readAgain = useEffectEvent(() => asked.current.pixels && look(asked.current, performance.now()));
  useEffect(() => {
    if (network) readAgain();
  }, [network]);

  return { reading, settled, read, readPicture };
}
