import { PixelCanvas } from "./PixelCanvas";
import "./image.css";

interface SquareProps {
  /** Red, green, blue of each pixel; null for none. */
  square: ArrayLike<number> | null;
  size: number;
  label: string;
}

/** The square that the network receives. */
export function InputSquare({ square, size, label }: SquareProps) {
  return <PixelCanvas pixels={square} size={size} label={label} className="picture-square" />;
}
