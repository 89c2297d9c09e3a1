/** Everything that one layer made of the input, to be opened map by map. */

import type { Manifest, Tracked } from "../contract";
import { itemAt } from "../shared/defined";
import { largestAt } from "../shared/numbers";
import { Value } from "../ui/Value";
import { LayerGrid, type Axis } from "./LayerGrid";
import { LayerMaps } from "./LayerMaps";
import { LayerUnits } from "./LayerUnits";
import type { Explanation, Stage } from "./explanation";
import { useInsideFile } from "./insideFile";
import { describeValues, lastSteps, nameOfLayer, nameOfUnit, peaksOf, unitsOf } from "./shape";
import { describeTrackBriefly } from "./unit";

/** Of a long memory the last steps are shown. */
const STEPS = 20;

interface LayerPanelProps {
  manifest: Manifest;
  explanation: Explanation;
  stage: Stage;
  values: ArrayLike<number> | null;
  axis: Axis;
  onOpen(unit: number): void;
}

export function LayerPanel({ manifest, explanation, stage: { layer, view }, values, axis, onOpen }: LayerPanelProps) {
  const grid = view.form === "grid";
  const { value: file } = useInsideFile(manifest, grid); // only a memory has units that follow something
  const tracks = file?.layers[layer.name]?.tracks ?? [];
  const numbers = values && (values instanceof Float32Array ? values : Float32Array.from(values));
  const words = numbers ? describeValues(layer, numbers, axis.names) : "";
  const label = `${layer.name}: ${words}`;
  const last = lastSteps(view, numbers, STEPS);
  const strongest = numbers ? largestAt(peaksOf(numbers, view)) : 0;
  const kind = nameOfUnit(view);
  const count = unitsOf(view);

  return (
    <div className="layer-panel" data-part="layer" data-layer={layer.name}>
      <h3>{`${count === 1 ? `The one ${kind}` : `All ${count} ${kind}s`} of “${nameOfLayer(layer)}”`}</h3>
      <div className="row layer-tell">
        <button type="button" className="button" data-part="open-strongest" onClick={() => onOpen(strongest)}>
          {`Open number ${strongest + 1}, ${grid ? "which changes most" : "the strongest"} on your ${explanation.noun}`}
        </button>
        <span className="soft small">{grid ? "Or click a column of the picture." : `Or click any ${kind}.`}</span>
      </div>
      {view.form === "maps" && <LayerMaps {...view} values={numbers} label={label} onOpen={onOpen} />}
      {last.view.form === "grid" && (
        <LayerGrid
          {...last.view}
          values={last.values}
          axis={{ ...axis, names: axis.names.slice(-last.view.rows) }}
          label={label}
          onOpen={onOpen}
        />
      )}
      {view.form === "strip" && <LayerUnits count={view.count} values={numbers} label={label} onOpen={onOpen} />}
      {tracks.length > 0 && <Tracks tracks={tracks} onOpen={onOpen} />}
    </div>
  );
}

/** What is followed, with the units that follow it, best first. */
function Tracks({ tracks, onOpen }: { tracks: Tracked[]; onOpen(unit: number): void }) {
  const things = [...new Set(tracks.map(({ what }) => what))];
  return (
    <>
      <h4>Numbers that follow something</h4>
      <p className="soft small">
        Nobody told them to. They were found by comparing every number of the memory with what can be counted in the
        input.
      </p>
      <ul className="layer-tracks">
        {things.map((what) => {
          const followers = tracks.filter((one) => one.what === what);
          return (
            <li key={what}>
              <span>
                <span>{what}</span> <span className="soft small">{describeTrackBriefly(itemAt(followers, 0))}</span>
              </span>
              <span className="row">
                {followers.map(({ unit }) => (
                  <button
                    key={unit}
                    type="button"
                    className="button"
                    data-part="track"
                    data-unit={unit}
                    onClick={() => onOpen(unit)}
                  >
                    <span className="hidden">Number </span>
                    <Value>{unit + 1}</Value>
                  </button>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
