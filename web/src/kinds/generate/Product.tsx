import { useEffect, useMemo, useRef } from "react";
import { paintInput } from "../../activations/paint";
import type { Named } from "../../model/tensors";

interface ProductProps {
  inputs: Named;
  values: ArrayLike<number>;
}

/** The picture that a network made. */
export function MadePicture({ values }: ProductProps) {
  const signed = useMemo(() => Float32Array.from(values, (value) => value * 2 - 1), [values]);
  return <SignedPicture values={signed} label="The picture that it made" />;
}

/** Where the direction that a network gave would lead from where the picture is. */
export function NextPicture({ inputs: { picture, time }, values }: ProductProps) {
  const next = useMemo(() => {
    const [share = 0] = time ?? [];
    return Float32Array.from(values, (value, i) => (picture?.[i] ?? 0) + (1 - share) * value);
  }, [picture, time, values]);
  return <SignedPicture values={next} label="The picture to which its direction would lead from here" />;
}

function SignedPicture({ values, label }: { values: Float32Array; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = Math.round(Math.sqrt(values.length));
  useEffect(() => {
    if (canvas.current) paintInput(canvas.current, values, side, side, 1, true);
  }, [values, side]);
  return (
    <canvas
      translate="no"
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
