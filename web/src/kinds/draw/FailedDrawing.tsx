import type { Drawing } from "../../contract";
import { Strokes } from "./Sketch";

/** The drawing of a known failure, small. */
export function FailedDrawing({ example }: { example: Drawing }) {
  return (
    <svg className="failure-example" viewBox="0.14 0.14 0.72 0.72" aria-hidden="true">
      <Strokes drawing={example} />
    </svg>
  );
}
