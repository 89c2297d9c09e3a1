import { useEffect, useRef } from "react";
import type { PixelWeights } from "../contract";
import { readColours, useTheme } from "./colours";
import { weightsOf } from "./paint";

/** The weights of a unit that looks at the pixels directly, as a picture. */
export function UnitWeights({ weights, unit }: { weights: PixelWeights; unit: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { rows, columns, channels } = weights;
  const known = weights.values[unit] !== null;
  useEffect(() => {
    const image = weightsOf(weights, unit, readColours());
    if (image) canvas.current!.getContext("2d")!.putImageData(image, 0, 0);
  }, [weights, unit, theme]);
  const many = rows * columns * channels;
  if (!known) return <p className="soft small">Its weights are almost the same everywhere, so they are not among the pictures that this page fetches.</p>;
  return (
    <section className="opened-weights" aria-label="Its weights" data-part="unit-weights">
      <canvas ref={canvas} width={columns} height={rows} role="img" aria-label={`Its ${many} weights as a picture of ${rows} × ${columns}`} />
      <div>
        <h4>Its {many} weights</h4>
        <p>{sayWeights(weights)}</p>
      </div>
    </section>
  );
}

/** How to read such a picture. */
export function sayWeights({ rows, columns, channels }: PixelWeights): string {
  const where = rows > 12 ? "One for each pixel." : `This window of ${rows} × ${columns} slides over the whole picture.`;
  return channels === 1
    ? `${where} Where it is coloured, brightness speaks for it; where it is grey, brightness speaks against it.`
    : `${where} The colours are those that it asks for; grey is no wish.`;
}
