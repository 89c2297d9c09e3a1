import { useEffect, useRef } from "react";

/** The picture that the network receives, every pixel of it sharp: bright ink on black, as in its training. */
export function Picture({ pixels, size, label }: { pixels: Uint8ClampedArray | null; size: number; label?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const image = new ImageData(size, size);
    for (let i = 0; i < size * size; i++) {
      const brightness = pixels?.[i] ?? 0;
      image.data.set([brightness, brightness, brightness, 255], i * 4);
    }
    canvas.current!.getContext("2d")!.putImageData(image, 0, 0);
  }, [pixels, size]);
  return (
    <canvas
      ref={canvas}
      className="draw-picture"
      width={size}
      height={size}
      role="img"
      aria-label={label ?? (pixels ? "Your drawing, as the network receives it" : "An empty picture")}
    />
  );
}
