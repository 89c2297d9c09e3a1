/** Why these boxes? The answer of one picture, taken apart: where its answers begin, boxes, what was thrown away, what stays. Closed, it costs nothing. */

import { useMemo, useState } from "react";
import type { ObjectsSettings } from "../../contract";
import { itemAt } from "../../shared/defined";
import { percent } from "../../shared/format";
import { Value } from "../../ui/Value";
import { StepPicture } from "./StepPicture";
import { beginningOf } from "./beginnings";
import { candidatesOf, keptOf } from "./nms";
import { colourOf } from "./paint";
import { countedOf, stepInWords, stepsOf, thrownInWords } from "./steps";
import type { Scene } from "./useScene";
import "./boxes.css";

interface WhyBoxesProps {
  /** The picture that stands still; null when there is none. */
  scene: Scene | null;
  /** The camera runs: its picture must be stopped first. */
  running: boolean;
  settings: ObjectsSettings;
  labels: string[];
  above: number;
  most: number;
  onPause(): void;
}

export function WhyBoxes(props: WhyBoxesProps) {
  const [open, setOpen] = useState(false);
  const { scene, running } = props;
  return (
    <div className="boxes" data-part="boxes">
      <h3>Why these boxes?</h3>
      <div className="row">
        <button
          type="button"
          className="button"
          data-part="boxes-open"
          aria-expanded={open}
          disabled={!open && !scene && !running}
          onClick={() => setOpen(!open)}
        >
          {open ? "Hide it" : "Take the answer apart"}
        </button>
        {open && running && (
          <>
            <button type="button" className="button primary" data-part="boxes-pause" onClick={props.onPause}>
              Pause the camera
            </button>
            <span className="soft small">Only what stands still can be taken apart.</span>
          </>
        )}
        {open && !running && !scene && <span className="soft small">Show a photo above, or pause the camera.</span>}
      </div>
      {open && !running && scene && <Steps {...props} scene={scene} />}
    </div>
  );
}

function Steps({ scene, settings, labels, above, most }: WhyBoxesProps & { scene: Scene }) {
  const { overlap, fit } = settings;
  const all = scene.probabilities.length / labels.length;
  const candidates = useMemo(
    () => candidatesOf(scene.boxes, scene.probabilities, labels.length, { above, overlap }),
    [scene, labels, above, overlap],
  );
  const kept = useMemo(() => keptOf(candidates), [candidates]);
  const counted = useMemo(() => countedOf(all, candidates, most), [all, candidates, most]);
  const beginning = useMemo(() => beginningOf(all, fit.size), [all, fit.size]);
  const first = beginning ? 0 : 1; // of other detectors, only the boxes can be drawn
  const [step, setStep] = useState(first);
  const [pressed, setPressed] = useState<number | null>(null);
  const [under, setUnder] = useState<number | null>(null);
  if (candidates.length === 0)
    return (
      <p>
        No box is at least <Value>{percent(above, 0)}</Value> sure of anything, so there is nothing to take apart. Move
        “At least this sure” above to the left.
      </p>
    );

  // Until a box is chosen, the one with most to show.
  const fullest = kept.reduce(
    (best, { driven }, which) => (driven.length > itemAt(kept, best).driven.length ? which : best),
    0,
  );
  const chosen = Math.min(under ?? pressed ?? fullest, kept.length - 1);
  const words = stepInWords(step, counted, above, overlap, beginning?.noun).replaceAll(" %", "\u00a0%"); // a sign stays with its number
  const { driven, label, score } = itemAt(kept, chosen);

  return (
    <div
      className="boxes-open"
      data-step={step}
      data-candidates={counted.candidates}
      data-thrown={counted.thrown}
      data-kept={counted.kept}
    >
      <StepPicture
        scene={scene}
        size={fit.size}
        candidates={candidates}
        kept={kept}
        beginning={beginning}
        step={step}
        chosen={step === 2 ? chosen : null}
        words={words}
        onPoint={setUnder}
        onPress={(which) => {
          setPressed(which);
          setStep(2);
        }}
      />
      <div>
        <ol className="boxes-steps">
          {stepsOf(beginning?.noun).map((name, which) => (
            <li key={name} hidden={which < first}>
              <button type="button" data-part="boxes-step" aria-pressed={which === step} onClick={() => setStep(which)}>
                <span>{name}</span>{" "}
                <span className="soft">{[counted.fired, counted.candidates, counted.thrown, counted.kept][which]}</span>
              </button>
            </li>
          ))}
        </ol>
        <p className="boxes-words" role="status">
          {words}
        </p>
        {step === 2 && (
          <div className="boxes-kept">
            <p className="small soft">Point at a box that stayed, or choose it here:</p>
            <div className="row" role="group" aria-label="Boxes that stayed">
              {kept.map((one, which) => (
                <button
                  key={which}
                  type="button"
                  className="button"
                  data-part="boxes-kept"
                  aria-pressed={which === chosen}
                  onClick={() => setPressed(which)}
                  onFocus={() => setPressed(which)}
                >
                  <span className="objects-swatch" style={{ background: colourOf(one.label) }} aria-hidden="true" />
                  <span>{`${labels[one.label]} ${percent(one.score, 0)}`}</span>
                </button>
              ))}
            </div>
            <div data-part="boxes-thrown" role="status">
              <p>
                <strong>{`${labels[label]} ${percent(score, 0)}`}</strong>{" "}
                <span>
                  {driven.length === 0
                    ? "threw no other box away."
                    : driven.length === 1
                      ? "threw one box away:"
                      : `threw ${driven.length} boxes away:`}
                </span>
              </p>
              <ul className="small">
                {driven.map((one) => (
                  <li key={one.anchor}>{thrownInWords(one, itemAt(kept, chosen))}</li>
                ))}
              </ul>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
