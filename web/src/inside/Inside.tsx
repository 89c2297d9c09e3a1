/** A look into the network: the way of the visitor's own input through its layers, step by step, and every number of it. */

import { useMemo, useRef, useState } from "react";
import type { Manifest } from "../contract";
import type { Network } from "../model/network";
import type { Named } from "../model/protocol";
import { Flow } from "./Flow";
import type { Axis } from "./LayerGrid";
import { LayerPanel } from "./LayerPanel";
import { OpenedUnit } from "./OpenedUnit";
import { journeyOf, lengthOf } from "./journey";
import { useActivations } from "./useActivations";
import { useSteps } from "./useSteps";
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

/** A map or unit that is open: number of its stage, and its own. */
export interface Place {
  stage: number;
  unit: number;
}

export function Inside({ manifest, network, inputs, empty, axes = [] }: InsideProps) {
  const place = useRef<HTMLDivElement>(null);
  const activations = useActivations(place, network, inputs);
  const journey = useMemo(() => journeyOf(manifest), [manifest]);
  const steps = useSteps(lengthOf(journey));
  const [opened, setOpened] = useState<Place | null>(null);
  const axisOf = (rows: number) => axes.find(({ names }) => names.length === rows) ?? NO_AXIS;
  const stage = steps.at === null ? undefined : journey.stages[steps.at - 1];
  const openIn = (number: number) => (unit: number) => setOpened({ stage: number, unit });

  return (
    <div ref={place} className="inside" data-part="inside" data-shown={activations !== null}>
      {!activations && <p className="inside-empty">{empty}</p>}
      {activations && (
        <>
          <Flow manifest={manifest} journey={journey} activations={activations} steps={steps} axisOf={axisOf} onOpen={(stage, unit) => setOpened({ stage, unit })} />
          {stage && <LayerPanel key={stage.layer.name} manifest={manifest} stage={stage} values={activations.outputs[stage.layer.inside!] ?? null} axis={axisOf(stage.layer.shape[0]!)} onOpen={openIn(steps.at! - 1)} />}
          {opened && <OpenedUnit manifest={manifest} journey={journey} place={opened} activations={activations} axisOf={axisOf} onGo={setOpened} onClose={() => setOpened(null)} />}
        </>
      )}
    </div>
  );
}
