/** A look into the network: the way of the visitor's own input through its layers, step by step, and every number of it. */

import { useMemo, useRef } from "react";
import type { Manifest } from "../contract";
import type { Network } from "../model/network";
import type { Named } from "../model/protocol";
import { InsideView } from "./ActivationsView";
import type { Axis } from "./LayerGrid";
import { journeyOf } from "./forwardPass";
import { useActivations } from "./useActivations";

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
  const journey = useMemo(() => journeyOf(manifest), [manifest]);
  return (
    <InsideView
      place={place}
      manifest={manifest}
      journey={journey}
      activations={activations}
      axes={axes}
      empty={empty}
    />
  );
}
