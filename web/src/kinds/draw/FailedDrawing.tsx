import type { Drawing } from "../../contract";

/** The drawing of a known failure, small. */
export function FailedDrawing({ example: { strokes, pen } }: { example: Drawing }) {
  return (
    <svg className="failure-example" viewBox="0.14 0.14 0.72 0.72" aria-hidden="true">
      {strokes.map((stroke, index) => (
        <polyline key={index} points={stroke.map((point) => point.join()).join(" ")} strokeWidth={pen} />
      ))}
    </svg>
  );
}
