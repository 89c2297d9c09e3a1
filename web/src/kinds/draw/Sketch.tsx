import type { Drawing } from "../../contract";
import { isDot } from "./strokes";

/** A drawing as lines, of any size. */
export function Sketch({ drawing }: { drawing: Drawing }) {
  return (
    <svg className="draw-sketch" viewBox="0 0 1 1" aria-hidden="true">
      <Strokes drawing={drawing} />
    </svg>
  );
}

/** The strokes of a drawing, each as wide as its pen; where it stood still, a dot. */
export function Strokes({ drawing: { strokes, pen } }: { drawing: Drawing }) {
  return strokes.map((stroke, index) => {
    const [first] = stroke;
    if (!first) return null;
    return isDot(stroke) ? (
      <circle key={index} cx={first[0]} cy={first[1]} r={pen / 2} fill="var(--input)" stroke="none" />
    ) : (
      <polyline key={index} points={stroke.map((point) => point.join()).join(" ")} strokeWidth={pen} />
    );
  });
}
