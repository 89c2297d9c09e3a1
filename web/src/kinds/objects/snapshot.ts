/** Save what is shown, with its boxes, as a PNG on the visitor's own device. */

import { contextOf } from "../../ui/canvas";
import { type Named, paint } from "./paint";

/**
 * @param source a photo or a frame, in its full size.
 * @param mirrored it is shown mirrored, and saved so.
 */
export async function saveSnapshot(
  source: CanvasImageSource,
  width: number,
  height: number,
  boxes: Named[],
  mirrored: boolean,
): Promise<void> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = contextOf(canvas);
  if (mirrored) context.setTransform(-1, 0, 0, 1, width, 0);
  context.drawImage(source, 0, 0, width, height);
  context.resetTransform();
  paint(context, boxes, { left: 0, top: 0, width, height }, Math.max(1, Math.max(width, height) / 700), mirrored);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = "objects.png";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
