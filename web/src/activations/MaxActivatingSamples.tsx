import { useEffect, useRef } from "react";
import type { Excited, InsideFacts, Layer, Manifest } from "../contract";
import { defined } from "../shared/defined";
import { TryAgain } from "../ui/TryAgain";
import { contextOf } from "../ui/canvas";
import { Marked } from "./Marked";
import type { Explanation } from "./explanation";
import { useSheet } from "./insideFile";
import { nameOfUnit, type View } from "./shape";
import { describeLabels, compareWithPeak, peakOf } from "./unit";

interface SamplesProps {
  manifest: Manifest;
  explanation: Explanation;
  /** Null while it is on its way. */
  file: InsideFacts | null;
  layer: Layer;
  view: View;
  unit: number;
  values: ArrayLike<number>;
}

/** The training samples that excite a map or unit most; their names alone where they may not be shown. */
export function MaxActivatingSamples({ manifest, explanation, file, layer, view, unit, values }: SamplesProps) {
  const { value: sheet, problem, retry } = useSheet(manifest, file);
  const samples = file?.layers[layer.name]?.excites?.[unit];
  if (file && samples === undefined) return file.why_no_pool && <p className="soft small">{file.why_no_pool}</p>;
  const pictures = explanation.samples === "pictures";
  const first = samples?.[0];
  const kind = nameOfUnit(view);
  const labelOf = (one: Excited) => one.label ?? file?.pool?.labels[one.sample ?? -1] ?? "";
  return (
    <section
      className="opened-looks"
      aria-labelledby="looks-for"
      data-part="looks-for"
      data-ready={file !== null && (file.pool === null || sheet !== null)}
    >
      <h4 id="looks-for">What it looks for</h4>
      {samples?.length === 0 && <p>{`None of the training samples that were tried excites this ${kind}.`}</p>}
      {file && first && (
        <>
          <p>
            {[
              `The training samples that excite this ${kind} most.`,
              pictures && describeLabels(samples.map(labelOf)),
              view.form !== "grid" && compareWithPeak(peakOf(values, view, unit).value, first.value, explanation.noun),
            ]
              .filter(Boolean)
              .join(" ")}
          </p>
          <ol className="opened-samples" data-pictures={file.pool !== null}>
            {samples.map((one, place) => (
              <li key={place}>
                {file.pool && one.sample !== null && (
                  <Sample sheet={sheet} pool={file.pool} one={one} label={labelOf(one)} view={view} />
                )}
                {view.form === "grid" ? (
                  <Step text={labelOf(one)} steps={view.rows} at={one.at?.[0]} />
                ) : (
                  <span>{labelOf(one)}</span>
                )}
              </li>
            ))}
          </ol>
          {file.pool?.credit && <p className="soft small">{file.pool.credit}</p>}
          {pictures && file.why_no_pool && <p className="soft small">{file.why_no_pool}</p>}
          <TryAgain problem={problem} retry={retry} />
        </>
      )}
    </section>
  );
}

interface SampleProps {
  sheet: ImageBitmap | null;
  pool: NonNullable<InsideFacts["pool"]>;
  one: Excited;
  label: string;
  view: View;
}

/** One picture of the sheet, with a ring where it excites the map. */
function Sample({ sheet, pool: { side, across }, one, label, view }: SampleProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const number = defined(one.sample);
  useEffect(() => {
    if (!sheet) return;
    const [x, y] = [(number % across) * side, Math.floor(number / across) * side];
    contextOf(canvas.current).drawImage(sheet, x, y, side, side, 0, 0, side, side);
  }, [sheet, number, side, across]);
  const [rows, columns] = view.form === "maps" ? [view.rows, view.columns] : [1, 1];
  return (
    <Marked at={view.form === "maps" ? (one.at as [number, number]) : null} rows={rows} columns={columns}>
      <canvas
        translate="no"
        ref={canvas}
        className="opened-map"
        data-sharp={side <= 64}
        width={side}
        height={side}
        role="img"
        aria-label={`Training sample: ${label}`}
      />
    </Marked>
  );
}

/** A text that was read, with the character at which the unit was strongest; texts are padded on the left. */
function Step({ text, steps, at }: { text: string; steps: number; at: number | undefined }) {
  const characters = Array.from(text);
  const marked = at === undefined || characters.length > steps ? -1 : at - (steps - characters.length);
  return (
    <code translate="no">
      {characters.map((character, place) => (place === marked ? <mark key={place}>{character}</mark> : character))}
    </code>
  );
}
