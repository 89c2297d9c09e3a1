import { PixelCanvas } from "../../image/PixelCanvas";
import { imageOf } from "../../image/pixels";
import { contextOf } from "../../ui/canvas";
import type { Pixels } from "./make";

/** A picture that is being made, in its own pixels; the page makes it larger. Empty while there are none. */
export function Picture({ pixels, size, name }: { pixels: Pixels | null; size: number; name: string }) {
  return <PixelCanvas pixels={pixels} size={size} label={name} className="pixel generate-picture" />;
}

/** Save a picture as a PNG, each pixel drawn as a square of 16. */
export function download(pixels: Pixels, size: number, name: string): void {
  const small = new OffscreenCanvas(size, size);
  contextOf(small).putImageData(imageOf(pixels, size), 0, 0);
  const large = new OffscreenCanvas(size * 16, size * 16);
  const context = contextOf(large);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, size * 16, size * 16);
  void large.convertToBlob({ type: "image/png" }).then((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${name}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
  });
}
