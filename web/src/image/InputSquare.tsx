import { useEffect, useRef } from "react";
import { contextOf } from "../ui/canvas";
import { imageOf } from "./pixels";
import "./image.css";

interface SquareProps {
  /** Red, green, blue of each pixel; null for none. */
  square: ArrayLike<number> | null;
  size: number;
  label: string;
}

/** The square that the network receives. */
export function InputSquare({ square, size, label }: SquareProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = contextOf(canvas.current);
    if (square) context.putImageData(imageOf(square, size), 0, 0);
    else context.clearRect(0, 0, size, size);
  }, [square, size]);
  return (
    <canvas
      translate="no"
      ref={canvas}
      className="picture-square"
      width={size}
      height={size}
      role="img"
      aria-label={label}
    />
  );
}
