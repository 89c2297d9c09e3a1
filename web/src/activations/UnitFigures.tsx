import { useEffect, useRef, type ReactElement } from "react";
import type { PixelWeights } from "../contract";
import { defined } from "../shared/defined";
import { contextOf } from "../ui/canvas";
import { readColours, useTheme } from "../ui/colours";
import { Marked } from "./Marked";
import type { ForwardPass } from "./explanation";
import { paintInput, stripOf, weightsOf } from "./paint";
import { reachOf, type View } from "./shape";
import { peakOf } from "./unit";

interface UnitFiguresProps {
  view: View;
  unit: number;
  values: ArrayLike<number>;
  input: ForwardPass["input"];
  given: ArrayLike<number> | null;
  noun: string;
  weights: PixelWeights | undefined;
}

/** What a unit is made from and what it made: the input, its weights where they look at the pixels, and its map. */
export function UnitFigures({ view, unit, values, input, given, noun, weights }: UnitFiguresProps) {
  const { value, at } = peakOf(values, view, unit);
  const [rows, columns] = view.form === "maps" ? [view.rows, view.columns] : [1, 1];
  const own = weights?.values[unit] ? weights : undefined;
  const ring = at && value > 0 ? at : null;
  if (view.form !== "maps" && !own) return null;
  return (
    <>
      <div className="opened-figures" data-part="unit-figures">
        {"rows" in input && (
          <Figure caption={`your ${noun}`}>
            <Marked at={ring} rows={rows} columns={columns}>
              <InputPicture
                input={input}
                given={given}
                label={`Your ${noun}, as the network receives it${ring ? ", with a ring where the map answers most" : ""}`}
              />
            </Marked>
          </Figure>
        )}
        {own && (
          <Figure caption={`its ${own.rows * own.columns * own.channels} weights`}>
            <Marked at={null} rows={1} columns={1}>
              <WeightsPicture weights={own} unit={unit} />
            </Marked>
          </Figure>
        )}
        {view.form === "maps" && (
          <Figure caption={`the map, ${rows}\u00a0×\u00a0${columns}`}>
            <Marked at={ring} rows={rows} columns={columns}>
              <MapPicture view={view} unit={unit} values={values} />
            </Marked>
          </Figure>
        )}
      </div>
      <p className="soft small">
        {own && <span>{`${describeWeights(own)} `}</span>}
        {ring && <span>The ring is where the map answers most.</span>}
      </p>
    </>
  );
}

function Figure({ caption, children }: { caption: string; children: ReactElement }) {
  return (
    <figure>
      {children}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function InputPicture({
  input,
  given,
  label,
}: {
  input: Extract<ForwardPass["input"], { rows: number }>;
  given: ArrayLike<number> | null;
  label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(
    () => paintInput(defined(canvas.current), given, input.rows, input.columns, input.channels, input.signed),
    [input, given],
  );
  return (
    <canvas
      translate="no"
      ref={canvas}
      className="opened-map"
      data-sharp={input.rows <= 64}
      width={input.columns}
      height={input.rows}
      role="img"
      aria-label={label}
    />
  );
}

function WeightsPicture({ weights, unit }: { weights: PixelWeights; unit: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { rows, columns, channels } = weights;
  useEffect(() => {
    const image = weightsOf(weights, unit, readColours());
    if (image) contextOf(canvas.current).putImageData(image, 0, 0);
  }, [weights, unit, theme]);
  return (
    <canvas
      translate="no"
      ref={canvas}
      className="opened-map"
      data-part="unit-weights"
      width={columns}
      height={rows}
      role="img"
      aria-label={`Its ${rows * columns * channels} weights as a picture`}
    />
  );
}

function MapPicture({
  view,
  unit,
  values,
}: {
  view: Extract<View, { form: "maps" }>;
  unit: number;
  values: ArrayLike<number>;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    contextOf(canvas.current).drawImage(stripOf(values, view, [unit], reachOf(values), readColours()), 0, 0);
  }, [values, view, unit, theme]);
  return (
    <canvas
      translate="no"
      ref={canvas}
      className="opened-map"
      width={view.columns}
      height={view.rows}
      role="img"
      aria-label={`Map ${unit + 1}, coloured where it answers`}
    />
  );
}

/** How to read the weights of a unit that looks at the pixels. */
export function describeWeights({ rows, columns, channels }: PixelWeights): string {
  const where =
    rows > 12 ? "It has a weight for each pixel" : `Its window of ${rows} × ${columns} slides over the whole picture`;
  return channels === 1
    ? `${where}: coloured where light speaks for it, grey where light speaks against it.`
    : `${where}: the colours are those that it asks for, and grey is no wish.`;
}
