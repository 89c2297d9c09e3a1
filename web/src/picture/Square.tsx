import { useEffect, useRef } from "react";
import "./picture.css";

interface SquareProps {
  /** Red, green, blue of each pixel; null for none. */
  square: ArrayLike<number> | null;
  size: number;
  label: string;
}

/** The square that the network receives. */
export function Square({ square, size, label }: SquareProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    if (!square) return context.clearRect(0, 0, size, size);
    const image = new ImageData(size, size);
    for (let from = 0, to = 0; to < image.data.length; from += 3, to += 4) {
      image.data[to] = square[from]!;
      image.data[to + 1] = square[from + 1]!;
      image.data[to + 2] = square[from + 2]!;
      image.data[to + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [square, size]);
  return <canvas ref={canvas} className="picture-square" width={size} height={size} role="img" aria-label={label} />;
}
