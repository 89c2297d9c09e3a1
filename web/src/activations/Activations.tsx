/** A look into the network: the way of the visitor's own input through its layers, step by step, and every number of it. */

import { useMemo, useRef } from "react";
import type { Manifest } from "../contract";
import type { Network } from "../model/network";
import type { Named } from "../model/tensors";
import { asPart } from "../ui/Part";
import { ActivationsView } from "./ActivationsView";
import type { Axis } from "./LayerGrid";
import type { Explanation } from "./explanation";
import { forwardPassOf } from "./forwardPass";
import { useActivations } from "./useActivations";

interface ActivationsProps {
  manifest: Manifest;
  explanation: Explanation;
  network: Network | null;
  /** The latest inputs that the network was given; null for none. */
  inputs: Named | null;
  /** What to say while there are none. */
  empty: string;
  /** For layers with as many steps as there are names: what stands at each step. */
  axes?: Axis[];
}

export const Activations = asPart(function Activations({
  manifest,
  explanation,
  network,
  inputs,
  empty,
  axes = [],
}: ActivationsProps) {
  const place = useRef<HTMLDivElement>(null);
  const activations = useActivations(place, network, inputs);
  const pass = useMemo(() => forwardPassOf(manifest, explanation), [manifest, explanation]);
  return (
    <ActivationsView
      place={place}
      manifest={manifest}
      explanation={explanation}
      pass={pass}
      activations={activations}
      axes={axes}
      empty={empty}
    />
  );
});
