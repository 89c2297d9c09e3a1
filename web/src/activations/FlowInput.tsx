import { useEffect, useRef } from "react";
import { defined } from "../shared/defined";
import { showCharacter } from "../shared/words";
import { readColours, useTheme } from "../ui/colours";
import type { Axis } from "./LayerGrid";
import type { ForwardPass } from "./explanation";
import { paintInput, paintValues } from "./paint";
import { reachOf } from "./shape";
import { STEPS } from "./steps";

/** Side of the input, and of the largest map, in points. */
const SIDE = { wide: 88, narrow: 64 };
export const FULL = { wide: 60, narrow: 48 };

interface FlowInputProps {
  input: ForwardPass["input"];
  values: ArrayLike<number> | null;
  axis: Axis;
  wide: boolean;
}

/** Numbers that are nothing but numbers, such as noise, beside each other in a square of so many. */
const ACROSS = 8;

/** What the network was given: the picture, the characters one under the other, or the numbers of a noise. */
export function FlowInput({ input, values, axis, wide }: FlowInputProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const picture = "rows" in input ? input : null;
  useEffect(() => {
    if (picture)
      paintInput(defined(canvas.current), values, picture.rows, picture.columns, picture.channels, picture.signed);
    else if (canvas.current && values)
      paintValues(canvas.current, values, values.length, reachOf(values), readColours());
  }, [picture, values, theme]);
  const side = wide ? SIDE.wide : SIDE.narrow;
  if (!picture) {
    if (input.name === "noise" && "length" in input) {
      const rows = Math.ceil(input.length / ACROSS);
      return (
        <canvas
          translate="no"
          ref={canvas}
          className="flow-input"
          width={ACROSS}
          height={rows}
          style={{ width: side, height: (side * rows) / ACROSS }}
          data-sharp="true"
          role="img"
          aria-label={`${input.length} random numbers, as colours`}
        />
      );
    }
    return axis.names.length > 0 ? <FlowCharacters names={axis.names.slice(-STEPS)} of="input" across={!wide} /> : null;
  }
  return (
    <canvas
      translate="no"
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
export function FlowCharacters({
  names,
  of,
  across = false,
}: {
  names: string[];
  of: "input" | "answer";
  across?: boolean;
}) {
  return (
    <div className="flow-characters" data-of={of} data-across={across}>
      {names.map((name, index) => (
        <span key={index}>{showCharacter(name)}</span>
      ))}
    </div>
  );
}
