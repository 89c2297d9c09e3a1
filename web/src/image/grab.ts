/** Take the frame that a video shows now, small enough to be read many times a second. */

import type { Fit } from "../contract";
import { contextOf } from "../ui/canvas";
import { fitImage } from "./fit";
import { pixelsOf } from "./readback";

/** More pixels than this, and reading them would take longer than the network; a network sees far fewer. */
const MOST_PIXELS = 640 * 480;

export interface Grabbed {
  /** Size of the frame as it was read; it has the shape of the video. */
  width: number;
  height: number;
  /** What the network reads: size x size x 3 (see `fitted`). */
  square: Uint8ClampedArray<ArrayBuffer>;
}

/** Makes a function that grabs frames; it keeps its canvas from one to the next. */
export function grabber(): (video: HTMLVideoElement, fit: Fit) => Promise<Grabbed | null> {
  const canvas = document.createElement("canvas");
  const context = contextOf(canvas, { willReadFrequently: true, alpha: false });
  return async (video, fit) => {
    if (!video.videoWidth || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
    const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (video.videoWidth * video.videoHeight)));
    const width = Math.round(video.videoWidth * scale);
    const height = Math.round(video.videoHeight * scale);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    context.drawImage(video, 0, 0, width, height);
    return { width, height, square: fitImage(await pixelsOf(canvas), width, height, fit) };
  };
}
