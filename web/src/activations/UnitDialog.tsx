/** One map or unit, large: what it makes of the visitor's input, what it looks for, and its weights. */

import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from "react";
import type { Manifest } from "../contract";
import { defined, itemAt } from "../shared/defined";
import { Announcement } from "../ui/Announcement";
import { TryAgain } from "../ui/TryAgain";
import { Value } from "../ui/Value";
import type { Axis } from "./LayerGrid";
import { MaxActivatingSamples } from "./MaxActivatingSamples";
import { UnitCurve } from "./UnitCurve";
import { UnitFigures } from "./UnitFigures";
import type { Explanation, ForwardPass } from "./explanation";
import { INSIDE_FILE, useInsideFile } from "./insideFile";
import { nameOfLayer, nameOfUnit, unitsOf } from "./shape";
import { describeTrack, describeUnit, rowOf } from "./unit";
import type { Activations } from "./useActivations";
import "./unitDialog.css";

/** A map or unit that is open: number of its stage, and its own. */
export interface UnitPlace {
  stage: number;
  unit: number;
}

interface UnitDialogProps {
  manifest: Manifest;
  explanation: Explanation;
  pass: ForwardPass;
  place: UnitPlace;
  activations: Activations;
  axisOf(rows: number): Axis;
  onGo(place: UnitPlace): void;
  onClose(): void;
}

export function UnitDialog({
  manifest,
  explanation,
  pass,
  place,
  activations: { inputs, outputs },
  axisOf,
  onGo,
  onClose,
}: UnitDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { layer, view } = itemAt(pass.stages, place.stage);
  const { unit } = place;
  const count = unitsOf(view);
  const values = outputs[defined(layer.inside)];
  const axis = axisOf(layer.shape[0] ?? 0);
  const { noun } = explanation;
  const { value: file, problem, retry } = useInsideFile(manifest, true);
  const known = file?.layers[layer.name];
  const track = known?.tracks?.find((one) => one.unit === unit);
  const go = (by: number) => onGo({ ...place, unit: (unit + by + count) % count });

  useEffect(() => defined(dialog.current).showModal(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // the steps behind it stay where they are
    go(by);
  };
  const onClick = (event: MouseEvent) => event.target === dialog.current && dialog.current.close();
  if (!values) return null;
  const sentence = describeUnit(values, view, unit, noun, axis.names);

  return (
    <dialog
      ref={dialog}
      className="opened"
      data-part="opened"
      data-unit={unit}
      aria-labelledby="opened-title"
      onClose={onClose}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div className="opened-inner">
        <div className="opened-head">
          <h3 id="opened-title">
            <span>{nameOfLayer(layer)}</span>, <span>{nameOfUnit(view)}</span> <Value>{unit + 1}</Value>{" "}
            <span className="soft">
              of <Value>{count}</Value>
            </span>
          </h3>
          <div className="row">
            <button type="button" className="button" data-part="previous" onClick={() => go(-1)}>
              <span aria-hidden="true">←</span> Previous
            </button>
            <button type="button" className="button" data-part="next" onClick={() => go(1)}>
              Next <span aria-hidden="true">→</span>
            </button>
            <button type="button" className="button" data-part="close" onClick={() => defined(dialog.current).close()}>
              Close
            </button>
          </div>
        </div>
        {view.form !== "grid" && (
          <UnitFigures
            view={view}
            unit={unit}
            values={values}
            input={pass.input}
            given={inputs[pass.input.name] ?? null}
            noun={noun}
            weights={known?.weights}
          />
        )}
        {view.form === "grid" && <UnitCurve row={rowOf(values, view, unit)} axis={axis} />}
        <p className="opened-sentence" data-part="opened-sentence">
          {sentence}
        </p>
        {track && <p data-part="opened-track">{describeTrack(track)}</p>}
        <Announcement text={`Number ${unit + 1} of ${count}. ${sentence}`} />
        <TryAgain problem={problem} retry={retry} />
        {known?.weights?.values[unit] === null && (
          <p className="soft small">
            Its weights differ little from each other, so they are not among the pictures that this page fetches.
          </p>
        )}
        {pass.product && (
          <p className="soft small" data-part="why-none" data-of="looks-for">
            {pass.product.whyNoSamples(nameOfUnit(view))}
          </p>
        )}
        {manifest.files[INSIDE_FILE] && !problem && (
          <MaxActivatingSamples
            manifest={manifest}
            explanation={explanation}
            file={file}
            layer={layer}
            view={view}
            unit={unit}
            values={values}
          />
        )}
      </div>
    </dialog>
  );
}
