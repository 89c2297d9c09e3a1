import { contextOf } from "../ui/canvas";
import { pixelsOf } from "./readback";

/**
 * The brightness of each pixel of a grey picture, 0 to 255.
 *
 * @param src a `data:` address of a PNG, which the page's Content-Security-Policy lets only images load.
 * @returns null when it is no picture of size x size pixels, or this browser shows no page what is on a canvas.
 */
export async function readPixels(src: string, size: number): Promise<Uint8ClampedArray | null> {
  const image = new Image();
  image.src = src;
  const decoded = await image.decode().then(
    () => true,
    () => false,
  );
  if (!decoded || image.naturalWidth !== size || image.naturalHeight !== size) return null;
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const context = contextOf(canvas, { willReadFrequently: true, alpha: false });
  context.drawImage(image, 0, 0);
  const data = await pixelsOf(canvas).catch(() => null);
  if (!data) return null;
  return Uint8ClampedArray.from({ length: size * size }, (_, index) => data[index * 4] ?? 0);
}
