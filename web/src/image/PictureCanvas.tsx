import { useEffect, useRef } from "react";
import { contextOf } from "../ui/canvas";
import type { Opened } from "./decoding";

/** A picture as large as its place allows, never stretched. The place gives the size: see .picture-stage. */
export function PictureCanvas({
  picture,
  label,
}: {
  picture: Pick<Opened, "bitmap" | "width" | "height">;
  label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { bitmap, width, height } = picture;
  useEffect(() => {
    contextOf(canvas.current).drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return (
    <canvas
      translate="no"
      ref={canvas}
      className="picture-shown"
      data-part="picture"
      width={width}
      height={height}
      role="img"
      aria-label={label}
    />
  );
}
