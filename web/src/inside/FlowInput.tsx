import { useEffect, useRef } from "react";
import { useTheme } from "./colours";
import { STEPS } from "./steps";
import { visible } from "../words";
import type { Axis } from "./LayerGrid";
import type { Journey } from "./journey";
import { paintInput } from "./paint";

/** Side of the input, and of the largest map, in points. */
const SIDE = { wide: 88, narrow: 64 };
export const FULL = { wide: 60, narrow: 48 };

interface FlowInputProps {
  input: Journey["input"];
  values: ArrayLike<number> | null;
  axis: Axis;
  wide: boolean;
}

/** What the network was given: the picture, or the characters one under the other. */
export function FlowInput({ input, values, axis, wide }: FlowInputProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const picture = "rows" in input ? input : null;
  useEffect(() => {
    if (picture) paintInput(canvas.current!, values, picture.rows, picture.columns, picture.channels);
  }, [picture, values, theme]);
  if (!picture) return axis.names.length > 0 ? <FlowCharacters names={axis.names.slice(-STEPS)} of="input" across={!wide} /> : null;
  const side = wide ? SIDE.wide : SIDE.narrow;
  return (
    <canvas
      ref={canvas}
      className="flow-input"
      width={picture.columns}
      height={picture.rows}
      style={{ width: side, height: (side * picture.rows) / picture.columns }}
      data-sharp={picture.rows < side}
      role="img"
      aria-label="Your input, as the network receives it"
    />
  );
}

/** Characters one under the other, each as high as a row of the heat map beside it, or beside each other. */
export function FlowCharacters({ names, of, across = false }: { names: string[]; of: "input" | "answer"; across?: boolean }) {
  return (
    <div className="flow-characters" data-of={of} data-across={across}>
      {names.map((name, index) => (
        <span key={index}>{visible(name)}</span>
      ))}
    </div>
  );
}
