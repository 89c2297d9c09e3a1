import { useEffect, useMemo, useRef, useState } from "react";
import { describeWeights } from "../activations/UnitFigures";
import { INSIDE_FILE, useInsideFile } from "../activations/insideFile";
import { weightsOf } from "../activations/paint";
import { nameOfLayer } from "../activations/shape";
import type { Manifest, PixelWeights } from "../contract";
import { TryAgain } from "../ui/TryAgain";
import { contextOf } from "../ui/canvas";
import { readColours, useTheme } from "../ui/colours";
import { useWidth } from "../ui/useWidth";

/** Side of one picture and the space between two, in points; and how many are shown. */
const [SIDE, GAP, MOST] = [56, 6, 64];

/** The weights that look at the pixels, as pictures: fetched when they are asked for. */
export function FirstWeights({ manifest }: { manifest: Manifest }) {
  const [open, setOpen] = useState(false);
  const { value: file, problem, retry } = useInsideFile(manifest, open);
  if (!manifest.files[INSIDE_FILE] || !looksAtPixels(manifest)) return null;
  const [name, layer] = Object.entries(file?.layers ?? {}).find(([, { weights }]) => weights) ?? ["", null];
  return (
    <div data-part="first-weights">
      <h3>The first weights, as pictures</h3>
      <p>The first layer looks at the pixels themselves, so its weights can be looked at like pixels.</p>
      <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? "Hide them" : "Show them"}
      </button>
      <TryAgain problem={problem} retry={retry} />
      {open && file && !layer?.weights && <p>The weights of this network's first layer were not kept as pictures.</p>}
      {open && layer?.weights && <Pictures weights={layer.weights} name={nameOfLayer({ name })} />}
    </div>
  );
}

const looksAtPixels = ({ signatures }: Manifest): boolean =>
  Object.values(signatures.predict.inputs).some(({ shape }) => shape.length === 4);

function Pictures({ weights, name }: { weights: PixelWeights; name: string }) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(place);
  const theme = useTheme();
  const { rows, columns, values } = weights;
  const units = useMemo(() => values.flatMap((own, unit) => (own ? [unit] : [])).slice(0, MOST), [values]);
  const across = Math.max(1, Math.min(units.length, Math.floor((width + GAP) / (SIDE + GAP))));
  const down = Math.ceil(units.length / across);

  useEffect(() => {
    const context = contextOf(canvas.current);
    const colours = readColours();
    const one = new OffscreenCanvas(columns, rows);
    context.imageSmoothingEnabled = false;
    units.forEach((unit, place) => {
      const image = weightsOf(weights, unit, colours);
      if (!image) return;
      contextOf(one).putImageData(image, 0, 0);
      context.drawImage(one, (place % across) * (SIDE + GAP), Math.floor(place / across) * (SIDE + GAP), SIDE, SIDE);
    });
  }, [weights, units, rows, columns, theme, across]);

  return (
    <figure ref={place} className="first-weights">
      <canvas
        translate="no"
        ref={canvas}
        width={across * (SIDE + GAP) - GAP}
        height={down * (SIDE + GAP) - GAP}
        role="img"
        aria-label={`The weights of ${units.length} of ${values.length} in the layer ${name}, as pictures`}
      />
      <figcaption className="soft small">
        {units.length < values.length && <span>{`${units.length} of ${values.length} in “${name}”. `}</span>}
        <span>{`${describeWeights(weights)} Each picture is coloured by its own strongest weight.`}</span>
      </figcaption>
    </figure>
  );
}
