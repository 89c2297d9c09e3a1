import { useEffect, useRef } from "react";
import { imageOf } from "../../image/pixels";
import { contextOf } from "../../ui/canvas";

/** The picture that the network receives, every pixel of it sharp: bright ink on black, as in its training. */
export function Picture({ pixels, size, label }: { pixels: Uint8ClampedArray | null; size: number; label?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    contextOf(canvas.current).putImageData(imageOf(pixels ?? new Uint8Array(size * size), size), 0, 0);
  }, [pixels, size]);
  return (
    <canvas
      translate="no"
      ref={canvas}
      className="draw-picture"
      width={size}
      height={size}
      role="img"
      aria-label={label ?? (pixels ? "Your drawing, as the network receives it" : "An empty picture")}
    />
  );
}
