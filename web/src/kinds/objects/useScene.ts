import { useCallback, useEffect, useRef, useState } from "react";
import type { Manifest, ObjectsSettings } from "../../contract";
import { asInput } from "../../image/fit";
import { framesOf } from "../../image/frames";
import { grabber } from "../../image/grab";
import type { UsedCamera } from "../../image/useCamera";
import { type Picture, usePicture } from "../../image/usePicture";
import type { Network } from "../../model/network";
import { inputOf, type Named } from "../../model/tensors";
import { defined } from "../../shared/defined";
import { newRate } from "./rate";

/** A picture that the network has looked at, and its raw answer. */
export interface Scene {
  /** The photo; null for a frame of the camera. */
  photo: Picture | null;
  width: number;
  height: number;
  square: Uint8ClampedArray<ArrayBuffer>;
  inputs: Named;
  boxes: ArrayLike<number>;
  probabilities: ArrayLike<number>;
  /** From the frame or the file to the answer. */
  milliseconds: number;
  /** Time the network itself took. */
  networkMilliseconds: number;
}

/** While the camera runs, the rest of the page hears of a frame this often, in milliseconds. */
const NEWS = 1000;

/**
 * Look at the camera's frames as fast as the device can, one at a time and always the newest; or at a photo.
 *
 * @param paused the camera's picture stands still.
 * @param onMilliseconds reported the time of an answer, not of every frame.
 */
export function useScene(
  manifest: Manifest,
  settings: ObjectsSettings,
  network: Network | null,
  camera: UsedCamera,
  paused: boolean,
  onMilliseconds: (value: number) => void,
) {
  const [scene, setScene] = useState<Scene | null>(null);
  const pictures = usePicture(settings.fit);
  const { picture: photo, opening } = pictures;
  const [rate, setRate] = useState(0);
  const reported = useRef(0);
  const grab = useRef<ReturnType<typeof grabber>>(null);
  const filming = camera.state === "on";

  const ask = useCallback(
    async (square: Uint8ClampedArray<ArrayBuffer>) => {
      const inputs = inputOf(manifest, asInput(square));
      const answer = await network?.ask("predict", inputs).catch(() => null); // stopped: the page shows why
      return (
        answer && {
          inputs,
          boxes: defined(answer.outputs.boxes),
          probabilities: defined(answer.outputs.probabilities),
          networkMilliseconds: answer.milliseconds,
        }
      );
    },
    [manifest, network],
  );

  /** Look at the frame that the video shows now; null when it shows none, or a newer one took its turn. */
  const look = useCallback(
    async (video: HTMLVideoElement): Promise<Scene | null> => {
      const since = performance.now();
      const frame = await (grab.current ??= grabber())(video, settings.fit);
      const answer = frame && (await ask(frame.square));
      return answer ? { photo: null, ...frame, ...answer, milliseconds: performance.now() - since } : null;
    },
    [ask, settings],
  );

  useEffect(() => {
    const video = camera.video.current;
    if (!network || !filming || !video) return;
    let wanted = true;
    const rates = newRate();
    const frames = framesOf(video);
    const show = async () => {
      const seen = await look(video);
      if (!seen || !wanted) return;
      setScene(seen);
      setRate(rates(performance.now()));
      if (performance.now() - reported.current < NEWS) return;
      reported.current = performance.now();
      onMilliseconds(seen.milliseconds);
    };
    const follow = async () => {
      while (wanted) {
        await frames.next();
        if (wanted) await show();
      }
    };
    if (paused) {
      video.pause();
      void show(); // the very frame that stands still
    } else {
      void video.play().catch(() => {});
      void follow();
    }
    return () => {
      wanted = false;
      setRate(0);
      frames.stop();
    };
  }, [network, filming, paused, camera.video, look, onMilliseconds]);

  // Also what was given while the network was loading: it is looked at as soon as it is there.
  useEffect(() => {
    if (!photo || !network || filming) return;
    let wanted = true;
    const { width, height, square, since } = photo;
    void ask(square).then((answer) => {
      if (!answer || !wanted) return;
      const milliseconds = performance.now() - since;
      setScene({ photo, width, height, square, ...answer, milliseconds });
      onMilliseconds(milliseconds);
    });
    return () => void (wanted = false);
  }, [photo, network, filming, ask, onMilliseconds]);

  const clear = () => {
    pictures.clear();
    setScene(null);
  };

  const given = photo !== null || filming;
  // For a moment after something else is shown, the scene is still one of what was shown before.
  const current = scene && given && scene.photo === (filming ? null : photo) ? scene : null;
  return {
    ...pictures,
    scene: current,
    /** What is shown belongs to the latest input. */
    settled: !opening && camera.state !== "starting" && (!given || current !== null),
    /** Frames a second; 0 while none are followed. */
    rate: filming && !paused ? rate : 0,
    look,
    clear,
  };
}
