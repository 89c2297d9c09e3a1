import { useMemo } from "react";
import { PixelCanvas } from "../../image/PixelCanvas";

/** The picture that the network receives, every pixel of it sharp: bright ink on black, as in its training. */
export function Picture({ pixels, size, label }: { pixels: Uint8ClampedArray | null; size: number; label?: string }) {
  const black = useMemo(() => new Uint8Array(size * size), [size]);
  return (
    <PixelCanvas
      pixels={pixels ?? black}
      size={size}
      className="draw-picture"
      label={label ?? (pixels ? "Your drawing, as the network receives it" : "An empty picture")}
    />
  );
}
