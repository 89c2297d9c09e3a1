import { useCallback, useEffect, useRef, useState } from "react";
import type { Manifest, ObjectsSettings } from "../../contract";
import type { Network } from "../../model/network";
import { sentenceOf } from "../../model/problem";
import type { Named } from "../../model/protocol";
import { inputOf } from "../../model/tensors";
import { asInput } from "../../picture/fit";
import { framesOf } from "../../picture/frames";
import { grabber } from "../../picture/grab";
import { type Opened, openPicture } from "../../picture/open";
import type { UsedCamera } from "../../picture/useCamera";
import { newRate } from "./rate";

/** A picture that the network has looked at, and its raw answer. */
export interface Scene {
  /** The photo; null for a frame of the camera. */
  photo: (Opened & { name: string }) | null;
  width: number;
  height: number;
  square: Uint8ClampedArray<ArrayBuffer>;
  inputs: Named;
  boxes: ArrayLike<number>;
  probabilities: ArrayLike<number>;
  /** From the frame or the file to the answer. */
  milliseconds: number;
}

/** While the camera runs, the rest of the page hears of a frame this often, in milliseconds. */
const NEWS = 1000;

/**
 * Look at the camera's frames as fast as the device can, one at a time and always the newest; or at a photo.
 *
 * @param paused the camera's picture stands still.
 * @param onMilliseconds told the time of an answer, not of every frame.
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
  const [photo, setPhoto] = useState<{ opened: Opened; name: string; note: string; since: number } | null>(null);
  const [opening, setOpening] = useState(false);
  const [problem, setProblem] = useState("");
  const [rate, setRate] = useState(0);
  const turn = useRef(0);
  const told = useRef(0);
  const grab = useRef<ReturnType<typeof grabber>>(null);
  const filming = camera.state === "on";

  const ask = useCallback(
    async (square: Uint8ClampedArray<ArrayBuffer>) => {
      const inputs = inputOf(manifest, asInput(square));
      const answer = await network?.ask("predict", inputs).catch(() => null); // stopped: the page shows why
      return answer && { inputs, boxes: answer.outputs.boxes!, probabilities: answer.outputs.probabilities! };
    },
    [manifest, network],
  );

  /** Look at the frame that the video shows now; null when it shows none, or a newer one took its turn. */
  const look = useCallback(
    async (video: HTMLVideoElement): Promise<Scene | null> => {
      const since = performance.now();
      const frame = (grab.current ??= grabber())(video, settings.fit);
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
      if (performance.now() - told.current < NEWS) return;
      told.current = performance.now();
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
      setRate(0);
      void show(); // the very frame that stands still
    } else {
      void video.play().catch(() => {});
      void follow();
    }
    return () => {
      wanted = false;
      frames.stop();
    };
  }, [network, filming, paused, camera.video, look, onMilliseconds]);

  const give = useCallback(
    async (blob: Blob, name = "", note = "") => {
      const mine = ++turn.current;
      const since = performance.now();
      setOpening(true);
      setProblem("");
      try {
        const opened = await openPicture(blob, settings.fit);
        if (mine !== turn.current) return opened.bitmap.close();
        setScene(null);
        setPhoto({ opened, name, since, note: [note, opened.note].filter(Boolean).join(" ") });
      } catch (error) {
        if (mine === turn.current) setProblem(sentenceOf(error)); // the photo before it stays
      }
      if (mine === turn.current) setOpening(false);
    },
    [settings],
  );

  // Also what was given while the network was loading: it is looked at as soon as it is there.
  useEffect(() => {
    if (!photo || !network || filming) return;
    let wanted = true;
    const { opened, name, since } = photo;
    void ask(opened.square).then((answer) => {
      if (!answer || !wanted) return;
      const milliseconds = performance.now() - since;
      setScene({ photo: { ...opened, name }, width: opened.width, height: opened.height, square: opened.square, ...answer, milliseconds });
      onMilliseconds(milliseconds);
    });
    return () => void (wanted = false);
  }, [photo, network, filming, ask, onMilliseconds]);

  const clear = useCallback(() => {
    turn.current++;
    setOpening(false);
    setProblem("");
    setPhoto(null);
    setScene(null);
  }, []);

  const given = photo !== null || filming;
  // For a moment after the camera is started or stopped, the scene is still one of what was shown before.
  const current = scene && given && (scene.photo === null) === filming ? scene : null;
  return {
    scene: current,
    photo,
    opening,
    /** What is shown belongs to the latest input. */
    settled: !opening && camera.state !== "starting" && (!given || current !== null),
    problem,
    /** Frames a second; 0 while none are followed. */
    rate: filming && !paused ? rate : 0,
    look,
    give,
    clear,
    refuse: setProblem,
  };
}
