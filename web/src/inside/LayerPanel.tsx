/** Everything that one layer made of the input, to be opened map by map. */

import type { Manifest } from "../contract";
import { percent } from "../format";
import { LayerGrid, type Axis } from "./LayerGrid";
import { LayerMaps } from "./LayerMaps";
import { LayerUnits } from "./LayerUnits";
import { useInsideFile, type Track } from "./file";
import { nounOf, type Stage } from "./journey";
import { inWords, nameOfUnit, peaksOf, strongestOf, unitsOf } from "./shape";

interface LayerPanelProps {
  manifest: Manifest;
  stage: Stage;
  values: ArrayLike<number> | null;
  axis: Axis;
  onOpen(unit: number): void;
}

export function LayerPanel({ manifest, stage: { layer, view }, values, axis, onOpen }: LayerPanelProps) {
  const grid = view.form === "grid";
  const { value: file } = useInsideFile(manifest, grid); // only a memory has units that follow something
  const tracks = file?.layers[layer.name]?.tracks ?? [];
  const numbers = values && (values instanceof Float32Array ? values : Float32Array.from(values));
  const words = numbers ? inWords(layer, numbers, axis.names) : "";
  const label = `${layer.name}: ${words}`;
  const strongest = numbers ? strongestOf(peaksOf(numbers, view)) : 0;
  const kind = nameOfUnit(view);
  const count = unitsOf(view);

  return (
    <div className="layer-panel" data-part="layer" data-layer={layer.name}>
      <h3>
        {count === 1 ? `The one ${kind}` : `All ${count} ${kind}s`} of {layer.name.replaceAll("_", " ")}
      </h3>
      <div className="row layer-tell">
        <button type="button" className="button" data-part="open-strongest" onClick={() => onOpen(strongest)}>
          Open number {strongest + 1}, the strongest on your {nounOf(manifest)}
        </button>
        <span className="soft small">{grid ? "Or click a column of the picture." : `Or click any ${kind}.`}</span>
      </div>
      {view.form === "maps" && <LayerMaps {...view} values={numbers} label={label} onOpen={onOpen} />}
      {view.form === "grid" && <LayerGrid {...view} values={numbers} axis={axis} label={label} onOpen={onOpen} />}
      {view.form === "strip" && <LayerUnits count={view.count} values={numbers} label={label} onOpen={onOpen} />}
      <p className="soft small">{words}</p>
      {tracks.length > 0 && <Tracks tracks={tracks} onOpen={onOpen} />}
    </div>
  );
}

function Tracks({ tracks, onOpen }: { tracks: Track[]; onOpen(unit: number): void }) {
  return (
    <>
      <h4>Units that follow something</h4>
      <p className="soft small">Nobody told them to. Each was found by comparing every unit with what can be counted in the input.</p>
      <ul className="layer-tracks">
        {tracks.map(({ unit, what, agreement }) => (
          <li key={`${unit} ${what}`}>
            <button type="button" className="button" data-part="track" data-unit={unit} onClick={() => onOpen(unit)}>
              Number {unit + 1}
            </button>
            <span>
              follows {what}, agreeing {percent(agreement, 0)} of the time
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
