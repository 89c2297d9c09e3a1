import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import type { Fit, Manifest } from "../../contract";
import { asInput } from "../../image/fit";
import { grabber } from "../../image/grab";
import type { Network } from "../../model/network";
import { inputOf, type Named } from "../../model/tensors";
import { defined } from "../../shared/defined";
import { BETWEEN } from "./decide";

/** A picture that the network has read. */
export interface Frame {
  square: Uint8ClampedArray<ArrayBuffer>;
  inputs: Named;
  probabilities: ArrayLike<number>;
  /** From the picture to the answer. */
  milliseconds: number;
  /** The part of it that the network itself took. */
  networkMilliseconds: number;
}

export interface Frames {
  /** The latest frame of the live read-out; null before the first. */
  live: Frame | null;
  /** Read what the video shows now; null when it shows nothing, or a newer frame took its place. */
  read(): Promise<Frame | null>;
  /** Read a square that comes from elsewhere. */
  readSquare(square: Uint8ClampedArray<ArrayBuffer>): Promise<Frame | null>;
}

/**
 * Read the frames of a video with a network.
 *
 * @param watching whether to read one after the other, for the live read-out.
 */
export function useFrames(
  manifest: Manifest,
  fit: Fit,
  network: Network | null,
  video: RefObject<HTMLVideoElement | null>,
  watching: boolean,
): Frames {
  const [live, setLive] = useState<Frame | null>(null);
  const grab = useRef<ReturnType<typeof grabber> | null>(null);

  const readSquare = useCallback(
    async (square: Frame["square"]) => {
      const since = performance.now();
      const inputs = inputOf(manifest, asInput(square));
      const answer = await network?.ask("predict", inputs).catch(() => null); // the worker was stopped; the page shows why
      return answer
        ? {
            square,
            inputs,
            probabilities: defined(answer.outputs.probabilities),
            milliseconds: performance.now() - since,
            networkMilliseconds: answer.milliseconds,
          }
        : null;
    },
    [manifest, network],
  );
  const read = useCallback(async () => {
    const since = performance.now();
    grab.current ??= grabber();
    const grabbed = video.current && (await grab.current(video.current, fit));
    const frame = grabbed && (await readSquare(grabbed.square));
    return frame && { ...frame, milliseconds: performance.now() - since };
  }, [fit, readSquare, video]);

  useEffect(() => {
    if (!watching || !network) return;
    let wanted = true;
    let timer: ReturnType<typeof setTimeout>;
    const watch = async () => {
      const frame = await read();
      if (!wanted) return;
      if (frame) setLive(frame);
      timer = setTimeout(() => void watch(), BETWEEN);
    };
    void watch();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [watching, network, read]);

  return useMemo(() => ({ live, read, readSquare }), [live, read, readSquare]);
}
