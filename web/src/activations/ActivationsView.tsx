import { useState, type Ref } from "react";
import type { Manifest } from "../contract";
import { defined } from "../shared/defined";
import { Flow } from "./Flow";
import type { Axis } from "./LayerGrid";
import { LayerPanel } from "./LayerPanel";
import { UnitDialog, type UnitPlace } from "./UnitDialog";
import type { Explanation, ForwardPass } from "./explanation";
import { stepCount } from "./forwardPass";
import type { Activations } from "./useActivations";
import { useSteps } from "./useSteps";
import "./activations.css";

const NO_AXIS: Axis = { names: [], of: "input" };

interface InsideViewProps {
  /** What is watched: nothing is worked out while it is off the screen. */
  place: Ref<HTMLDivElement>;
  manifest: Manifest;
  explanation: Explanation;
  pass: ForwardPass;
  activations: Activations | null;
  axes: Axis[];
  /** What to say while there is nothing to show. */
  empty: string;
}

/** The way through a network, the layer of the step that is shown, and the map or unit that is open. */
export function ActivationsView({ place, manifest, explanation, pass, activations, axes, empty }: InsideViewProps) {
  const steps = useSteps(stepCount(pass));
  const [opened, setOpened] = useState<UnitPlace | null>(null);
  const axisOf = (rows: number) => axes.find(({ names }) => names.length === rows) ?? NO_AXIS;
  const number = (steps.at ?? 0) - 1;
  const stage = pass.stages[number];
  return (
    <div ref={place} className="inside" data-part="inside" data-shown={activations !== null}>
      {activations ? (
        <>
          <Flow
            manifest={manifest}
            explanation={explanation}
            pass={pass}
            activations={activations}
            steps={steps}
            axisOf={axisOf}
            onOpen={(stage, unit) => setOpened({ stage, unit })}
          />
          {stage && (
            <LayerPanel
              key={stage.layer.name}
              manifest={manifest}
              explanation={explanation}
              stage={stage}
              values={activations.outputs[defined(stage.layer.inside)] ?? null}
              axis={axisOf(stage.layer.shape[0] ?? 0)}
              onOpen={(unit) => setOpened({ stage: number, unit })}
            />
          )}
          {opened && (
            <UnitDialog
              manifest={manifest}
              explanation={explanation}
              pass={pass}
              place={opened}
              activations={activations}
              axisOf={axisOf}
              onGo={setOpened}
              onClose={() => setOpened(null)}
            />
          )}
        </>
      ) : (
        <p className="inside-empty">{empty}</p>
      )}
    </div>
  );
}
