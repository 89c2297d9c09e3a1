import type { Fit, Manifest } from "../contract";
import { inputOf, type Named } from "../model/tensors";
import { itemAt } from "../shared/defined";
import { contextOf } from "../ui/canvas";
import { asInput, fitImage } from "./fit";
import { readsRight } from "./readback";

/**
 * The square that another network reads of the same picture.
 *
 * @param fit how this network's square was made, and `inputs` what it was given: taken as they are for the same fit.
 * @param picture the whole picture, for another fit; null when it is not to be had.
 * @param other null for a network that reads no pictures.
 * @returns null for no network, or the picture is not to be had.
 */
export function imageFor(
  other: Manifest<{ fit: Fit }> | null,
  fit: Fit,
  inputs: Named,
  picture: ImageBitmap | HTMLCanvasElement | null,
): Named | null {
  if (!other) return null;
  const wanted = other.page.settings.fit;
  const same = (["size", "way", "widest", "padding"] as const).every((part) => wanted[part] === fit[part]);
  if (same) return inputOf(other, Float32Array.from(itemAt(Object.values(inputs), 0)));
  if (!picture || !readsRight()) return null;
  const { width, height } = picture;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = contextOf(canvas, { willReadFrequently: true, alpha: false });
  context.drawImage(picture, 0, 0);
  return inputOf(other, asInput(fitImage(context.getImageData(0, 0, width, height).data, width, height, wanted)));
}
