import { useEffect, useRef } from "react";
import { contextOf } from "../ui/canvas";
import { imageOf } from "./pixels";

interface PixelCanvasProps {
  /** Grey, or red, green and blue, of each pixel; null for none. */
  pixels: ArrayLike<number> | null;
  size: number;
  label: string;
  className: string;
}

/** A square picture in its own pixels; the page makes it larger. Empty where there are none. */
export function PixelCanvas({ pixels, size, label, className }: PixelCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = contextOf(canvas.current);
    if (pixels) context.putImageData(imageOf(pixels, size), 0, 0);
    else context.clearRect(0, 0, size, size);
  }, [pixels, size]);
  return (
    <canvas
      translate="no"
      ref={canvas}
      className={className}
      width={size}
      height={size}
      role="img"
      aria-label={label}
    />
  );
}
