import { useEffect, useRef } from "react";
import type { Named } from "../model/protocol";
import { paintInput } from "./paint";

interface FlowMadeProps {
  makes: "picture" | "velocity";
  inputs: Named;
  values: ArrayLike<number>;
}

/** What a network made: the picture, or where the direction that it gave would lead from where it is. */
export function FlowMade({ makes, inputs, values }: FlowMadeProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = Math.round(Math.sqrt(values.length));
  useEffect(() => {
    const { picture, time } = inputs;
    if (makes === "picture")
      paintInput(
        canvas.current!,
        Float32Array.from(values, (value) => value * 2 - 1),
        side,
        side,
        1,
        true,
      );
    else
      paintInput(
        canvas.current!,
        Float32Array.from(values, (value, i) => picture![i]! + (1 - time![0]!) * value),
        side,
        side,
        1,
        true,
      );
  }, [makes, inputs, values, side]);
  const label =
    makes === "picture" ? "The picture that it made" : "The picture to which its direction would lead from here";
  return (
    <canvas
      ref={canvas}
      className="flow-input flow-made"
      width={side}
      height={side}
      data-sharp="true"
      role="img"
      aria-label={label}
    />
  );
}
