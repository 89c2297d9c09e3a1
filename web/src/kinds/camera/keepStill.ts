import { contextOf } from "../../ui/canvas";

/** Largest side of a still, in pixels: more than a screen shows of it. */
const SIDE = 720;

/** Keep what a video shows now on a canvas: the square in the middle, as the network sees it. Not mirrored. */
export function keepStill(video: HTMLVideoElement, canvas: HTMLCanvasElement): void {
  const { videoWidth, videoHeight } = video;
  const cut = Math.min(videoWidth, videoHeight);
  if (cut === 0) return;
  const side = Math.min(cut, SIDE);
  if (canvas.width !== side) canvas.width = canvas.height = side;
  contextOf(canvas).drawImage(video, (videoWidth - cut) / 2, (videoHeight - cut) / 2, cut, cut, 0, 0, side, side);
}
