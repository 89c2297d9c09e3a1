/** Cameras: open one, know them all, and leave none on. */

import { Problem } from "../model/problem";

export interface Wish {
  /** Towards the person before the screen, or away from them; whichever there is when the wished one is not there. */
  facing?: "user" | "environment";
  /** A certain camera, from `listCameras`. */
  deviceId?: string;
  /** Width of its picture that would be best, in pixels. */
  width?: number;
}

export interface Camera {
  stream: MediaStream;
  deviceId: string;
  /** Looks at the person before the screen: people expect to see themselves as in a mirror. */
  front: boolean;
  /** Switches it off; its light goes out. */
  stop(): void;
}

export interface KnownCamera {
  deviceId: string;
  label: string;
}

/** Milliseconds until a camera that may be used should answer, and until a person has answered the browser's question. */
export const PATIENCE = { allowed: 10_000, asking: 90_000 };

const ON = new Map<Camera, (problem: Problem) => void>();
const LEFT = "The camera was switched off when you left this page; start it again when you like.";

/**
 * Open a camera. It is switched off by `stop`, and by itself when the visitor leaves the page or looks at another one.
 *
 * @param onLost called when it stops by itself, with one sentence.
 * @param signal gives up waiting.
 * @throws Problem with one sentence that says why there is none, and what to do.
 */
export async function openCamera(
  wish: Wish,
  onLost: (problem: Problem) => void,
  signal?: AbortSignal,
): Promise<Camera> {
  if (!navigator.mediaDevices?.getUserMedia) throw new Problem(withoutCameras());
  const stream = await answered(wish, signal);
  const [track] = stream.getVideoTracks() as [MediaStreamTrack];
  const { deviceId = "", facingMode } = track.getSettings();
  const camera: Camera = {
    stream,
    deviceId,
    front: facingMode !== "environment",
    stop() {
      ON.delete(camera);
      for (const one of stream.getTracks()) one.stop();
    },
  };
  ON.set(camera, onLost);
  track.addEventListener("ended", () =>
    lose(camera, "The camera stopped: it was unplugged, or another program took it. Connect it and start it again."),
  );
  if (document.hidden) lose(camera, LEFT);
  return camera;
}

/** All cameras; their names are known once one of them was allowed. */
export async function listCameras(): Promise<KnownCamera[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return devices
    .filter(({ kind, deviceId }) => kind === "videoinput" && deviceId)
    .map(({ deviceId, label }, index) => ({ deviceId, label: label || `Camera ${index + 1}` }));
}

function lose(camera: Camera, sentence: string): void {
  const tell = ON.get(camera);
  camera.stop();
  tell?.(new Problem(sentence));
}

/** The stream, or a Problem: a camera that answers after the waiting has ended is switched off at once. */
async function answered({ facing = "user", deviceId, width = 640 }: Wish, signal?: AbortSignal): Promise<MediaStream> {
  const which = deviceId ? { deviceId: { ideal: deviceId } } : { facingMode: { ideal: facing } };
  const video = { ...which, width: { ideal: width }, height: { ideal: (width * 3) / 4 } };
  let wanted = true;
  const asked = navigator.mediaDevices.getUserMedia({ video, audio: false }).then((stream) => {
    if (!wanted) for (const track of stream.getTracks()) track.stop();
    return stream;
  });
  asked.catch(() => {}); // heard below; a refusal may come before it is known how long to wait
  const patience = (await mayUseCamera()) ? PATIENCE.allowed : PATIENCE.asking;
  try {
    return await new Promise<MediaStream>((resolve, reject) => {
      const timer = setTimeout(
        () =>
          reject(
            new Problem(
              "The camera does not answer. Unplug and connect it again, close other programs that use it, then try again.",
            ),
          ),
        patience,
      );
      signal?.addEventListener("abort", () => reject(new Problem("")), { once: true });
      asked.then(resolve, (error: unknown) => reject(new Problem(reasonOf(error)))).finally(() => clearTimeout(timer));
      if (signal?.aborted) reject(new Problem(""));
    });
  } catch (error) {
    wanted = false;
    throw error;
  }
}

/** Whether the browser will not ask: then a camera that does not answer is stuck. */
async function mayUseCamera(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: "camera" })).state === "granted";
  } catch {
    return false; // some browsers do not tell
  }
}

function withoutCameras(): string {
  return isSecureContext
    ? "This browser gives pages no camera; use a photo instead."
    : "A camera needs a page that is opened over https; use a photo instead.";
}

/** What went wrong, in one sentence with a way on. */
function reasonOf(error: unknown): string {
  const { name = "", message = "" } = error as Partial<DOMException>;
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
      return /system/i.test(message)
        ? "Your system does not let this browser use the camera; allow it in the system's privacy settings, or use a photo."
        : "The camera was not allowed; allow it beside the page's address and try again, or use a photo.";
    case "NotFoundError":
    case "DevicesNotFoundError":
    case "OverconstrainedError":
      return "No camera was found; connect one and try again, or use a photo.";
    case "NotReadableError":
    case "TrackStartError":
    case "AbortError":
      return "The camera is busy: another program or page uses it. Close that one and try again, or use a photo.";
    default:
      return `The camera could not be started (${(name || message || "unknown reason").slice(0, 80)}); try again, or use a photo.`;
  }
}

const leave = () => [...ON.keys()].forEach((camera) => lose(camera, LEFT));
if (typeof document !== "undefined") {
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
}
