import type { Drawing } from "../../contract";

/** A drawing as lines, of any size. */
export function Sketch({ drawing }: { drawing: Drawing }) {
  return (
    <svg className="draw-sketch" viewBox="0 0 1 1" aria-hidden="true">
      {drawing.strokes.map((stroke, index) => (
        <path key={index} d={pathOf(stroke)} strokeWidth={drawing.pen} />
      ))}
    </svg>
  );
}

function pathOf(stroke: Drawing["strokes"][number]): string {
  const [first, ...rest] = stroke.map(([x, y]) => `${x} ${y}`);
  return `M${first}${rest.map((point) => `L${point}`).join("") || `L${first}`}`;
}
