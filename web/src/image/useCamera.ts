import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { Problem } from "../model/problem";
import { defined } from "../shared/defined";
import { checkReadback } from "./readback";
import { type Camera, type KnownCamera, listCameras, openCamera, PATIENCE, type Wish } from "./camera";

export interface UsedCamera {
  /** `on` once the video shows a picture. */
  state: "off" | "starting" | "on";
  /** Why there is no picture, in one sentence with a way on; empty when nothing went wrong. */
  sentence: string;
  /** Show its picture mirrored: it looks at the person before the screen. */
  front: boolean;
  /** The cameras there are; known once one was allowed. */
  cameras: KnownCamera[];
  /** For a `<video muted playsInline>` that is always in the page, hidden or not. */
  video: RefObject<HTMLVideoElement | null>;
  start(wish?: Wish): void;
  stop(): void;
  /** Use the camera after this one. */
  next(): void;
}

/**
 * A camera whose picture is shown in a video. It is off until `start`, and off again when the part that uses it is left.
 *
 * @param usual what is wished when `start` says nothing else; one and the same object.
 */
export function useCamera(usual: Wish): UsedCamera {
  const [state, setState] = useState<UsedCamera["state"]>("off");
  const [sentence, setSentence] = useState("");
  const [front, setFront] = useState(true);
  const [cameras, setCameras] = useState<KnownCamera[]>([]);
  const video = useRef<HTMLVideoElement>(null);
  const camera = useRef<Camera | null>(null);
  const waiting = useRef<AbortController | null>(null);
  const wished = useRef(usual);

  const end = useCallback((why = "") => {
    waiting.current?.abort();
    camera.current?.stop();
    camera.current = null;
    if (video.current) video.current.srcObject = null;
    setState("off");
    setSentence(why);
  }, []);

  const start = useCallback(
    (wish: Wish = {}) => {
      end();
      const giveUp = new AbortController();
      waiting.current = giveUp;
      wished.current = { ...usual, ...wish };
      setState("starting");
      checkReadback()
        .then(() => openCamera(wished.current, ({ message }) => end(message), giveUp.signal))
        .then(async (opened) => {
          if (giveUp.signal.aborted) return opened.stop();
          camera.current = opened;
          setFront(opened.front);
          await firstFrame(defined(video.current), opened.stream, giveUp.signal);
          if (giveUp.signal.aborted) return;
          setState("on");
          setCameras(await listCameras());
        })
        .catch((error: Problem) => giveUp.signal.aborted || end(error.message));
    },
    [end, usual],
  );
  const next = useCallback(() => {
    const now = cameras.findIndex(({ deviceId }) => deviceId === camera.current?.deviceId);
    const other = cameras[(now + 1) % cameras.length];
    if (other) start({ deviceId: other.deviceId });
  }, [cameras, start]);

  useEffect(() => {
    const changed = () => void listCameras().then(setCameras);
    navigator.mediaDevices?.addEventListener?.("devicechange", changed);
    return () => {
      navigator.mediaDevices?.removeEventListener?.("devicechange", changed);
      end();
    };
  }, [end]);

  return useMemo(
    () => ({ state, sentence, front, cameras, video, start, stop: () => end(), next }),
    [state, sentence, front, cameras, start, end, next],
  );
}

/** Wait until the video shows the stream. */
function firstFrame(video: HTMLVideoElement, stream: MediaStream, signal: AbortSignal): Promise<void> {
  video.srcObject = stream;
  void video.play().catch(() => {}); // a video that is replaced while it starts rejects, and nobody waits for it
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new Problem(
            "The camera was opened but sends no picture; check that it is not covered or in use, then try again.",
          ),
        ),
      PATIENCE.allowed,
    );
    const settle = () => {
      clearTimeout(timer);
      resolve();
    };
    video.addEventListener("loadeddata", settle, { once: true, signal });
    signal.addEventListener("abort", settle, { once: true });
  });
}
