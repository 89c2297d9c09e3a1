/** A picture of the network: the input flows from layer to layer to the answer, and can be followed step by step. */

import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { Manifest } from "../contract";
import { itemAt } from "../shared/defined";
import { Announcement } from "../ui/Announcement";
import { useWidth } from "../ui/useWidth";
import { FlowAnswer } from "./FlowAnswer";
import { FlowInput } from "./FlowInput";
import { FlowPicture } from "./FlowPicture";
import { FlowStage } from "./FlowStage";
import { FlowSteps } from "./FlowSteps";
import type { Axis } from "./LayerGrid";
import { answerBars } from "./answerBars";
import { describeView, describeInputBriefly, describeStep, describeNetwork } from "./describe";
import type { Explanation, ForwardPass } from "./explanation";
import { largestOf, stepCount } from "./forwardPass";
import { nameOfLayer } from "./shape";
import type { Activations } from "./useActivations";
import type { Steps } from "./useSteps";
import "./flow.css";

/** From this width on the way goes from left to right; below it from top to bottom. */
const WIDE = 760;
/** Room for the input, for the answer as bars and as a picture, and for each arrow, when it goes from left to right. */
const [INPUT, ANSWER, MADE, ARROW] = [92, 194, 110, 34];
/** How long new numbers are seen to flow, in milliseconds: two turns of the animation. */
const FLOWS = 2400;
/** Bars shown of an answer with many labels. */
const BARS = 5;

interface FlowProps {
  manifest: Manifest;
  explanation: Explanation;
  pass: ForwardPass;
  activations: Activations;
  steps: Steps;
  axisOf(rows: number): Axis;
  onOpen(stage: number, unit: number): void;
}

export function Flow({ manifest, explanation, pass, activations, steps, axisOf, onOpen }: FlowProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { stages, input, answerWeights, product } = pass;
  const { inputs, outputs } = activations;
  const made = product && outputs[product.output];
  const wide = width >= WIDE;
  const largest = largestOf(pass);
  const answers = useMemo(
    () => answerBars(manifest, explanation, outputs.probabilities, BARS),
    [manifest, explanation, outputs],
  );
  const values = (stage: number) => outputs[stages[stage]?.layer.inside ?? ""] ?? null;
  const { at } = steps;
  const flowing = useFlowing(outputs);
  const axis = at === null ? [] : axisOf(stages[at - 1]?.layer.shape[0] ?? -1).names;
  const sentence =
    at === null
      ? describeNetwork(explanation, pass)
      : describeStep(manifest, explanation, pass, at, values(at - 1), answers, axis);
  const box = wide
    ? {
        width: Math.min(
          300,
          (width - INPUT - (product ? MADE : ANSWER) - ARROW * (stages.length + 1)) / Math.max(1, stages.length),
        ),
        height: 228,
      }
    : { width: width - 128, height: 100 };
  const frameOf = (step: number) => ({
    step,
    at,
    name:
      step === 0
        ? `your ${explanation.noun}`
        : step > stages.length
          ? (product?.name ?? "the answer")
          : nameOfLayer(itemAt(stages, step - 1).layer),
    follows: stages[step - 1]?.follows ?? true,
    onChoose: steps.choose,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    if (event.key === "ArrowRight") steps.step();
    else steps.back();
  };

  return (
    <div ref={frame} className="flow" data-part="flow" data-wide={wide} data-at={at ?? ""} onKeyDown={onKeyDown}>
      <FlowSteps steps={steps} count={stepCount(pass)} />
      <p className="flow-sentence" data-part="flow-sentence">
        {sentence}
      </p>
      <Announcement text={at === null ? "" : sentence} />
      {width > 0 && (
        <ol className="flow-way" data-flows={flowing && at === null}>
          <FlowStage {...frameOf(0)} under={describeInputBriefly(manifest, explanation, input, inputs)} weights={0}>
            <FlowInput
              input={input}
              values={inputs[input.name] ?? null}
              axis={axisOf("rows" in input ? -1 : input.length)}
              wide={wide}
            />
          </FlowStage>
          {stages.map((stage, index) => (
            <FlowStage
              key={stage.layer.name}
              {...frameOf(index + 1)}
              under={describeView(stage.view)}
              weights={stage.weights}
            >
              <FlowPicture
                stage={stage}
                values={values(index)}
                largest={largest}
                box={box}
                wide={wide}
                axis={axisOf(stage.layer.shape[0] ?? 0)}
                onOpen={(unit) => onOpen(index, unit)}
              />
            </FlowStage>
          ))}
          {product && made && (
            <FlowStage {...frameOf(stages.length + 1)} under="" weights={answerWeights}>
              <product.Picture inputs={inputs} values={made} />
            </FlowStage>
          )}
          {answers.length > 0 && (
            <FlowStage {...frameOf(stages.length + 1)} under="" weights={answerWeights}>
              <FlowAnswer answers={answers} written={explanation.placewise === true} />
            </FlowStage>
          )}
        </ol>
      )}
    </div>
  );
}

/** Whether new numbers have just come: then they are seen to flow. */
function useFlowing(outputs: object): boolean {
  const [still, setStill] = useState<object | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setStill(outputs), FLOWS);
    return () => clearTimeout(timer);
  }, [outputs]);
  return still !== outputs;
}
