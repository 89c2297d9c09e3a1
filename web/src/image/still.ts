import { contextOf } from "../ui/canvas";

/** The frame that a video shows now, whole; null when it shows none. Never mirrored. */
export function frameOf(video: HTMLVideoElement): HTMLCanvasElement | null {
  if (!video.videoWidth) return null;
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  contextOf(canvas).drawImage(video, 0, 0);
  return canvas;
}

/** The same as a file, like any other photo. */
export async function still(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = frameOf(video);
  return canvas && new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.95));
}
