/** A look into the network: what each of its layers makes of the visitor's own input. */

import { useRef } from "react";
import type { Layer, Manifest } from "../contract";
import type { Network } from "../model/network";
import type { Named } from "../model/protocol";
import { LayerGrid, type Axis } from "./LayerGrid";
import { LayerMaps } from "./LayerMaps";
import { inWords, viewOf } from "./shape";
import { useActivations } from "./useActivations";
import "./inside.css";

const NO_AXIS: Axis = { names: [], of: "input" };

interface InsideProps {
  manifest: Manifest;
  network: Network | null;
  /** The latest inputs that the network was given; null for none. */
  inputs: Named | null;
  /** What to say while there are none. */
  empty: string;
  /** For layers with as many steps as there are names: what stands at each step. */
  axes?: Axis[];
}

export function Inside({ manifest, network, inputs, empty, axes = [] }: InsideProps) {
  const place = useRef<HTMLDivElement>(null);
  const activations = useActivations(place, network, inputs);
  const layers = manifest.layers.filter((layer) => layer.inside !== null);

  return (
    <div ref={place} className="inside">
      {!activations && <p className="inside-empty">{empty}</p>}
      {activations && (
        <ol>
          {layers.map((layer) => (
            <LayerFigure key={layer.name} layer={layer} values={activations[layer.inside!] ?? null} axes={axes} />
          ))}
        </ol>
      )}
    </div>
  );
}

function LayerFigure({ layer, values, axes }: { layer: Layer; values: Named[string] | null; axes: Axis[] }) {
  const view = viewOf(layer.shape);
  const axis = axes.find(({ names }) => names.length === layer.shape[0]) ?? NO_AXIS;
  const words = values ? inWords(layer, values, axis.names) : "";
  const numbers = values && (values instanceof Float32Array ? values : Float32Array.from(values));
  return (
    <li>
      <h3>
        {layer.name.replaceAll("_", " ")} <span className="soft small">{layer.shape.join(" × ")}</span>
      </h3>
      {layer.says && <p>{layer.says}</p>}
      {view.form === "maps" && <LayerMaps {...view} values={numbers} label={`${layer.name}: ${words}`} />}
      {view.form === "grid" && <LayerGrid {...view} values={numbers} axis={axis} label={`${layer.name}: ${words}`} />}
      {view.form === "strip" && (
        <LayerGrid rows={1} columns={view.count} values={numbers} axis={NO_AXIS} label={`${layer.name}: ${words}`} />
      )}
      <p className="soft small">{words}</p>
    </li>
  );
}
