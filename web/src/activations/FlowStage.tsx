import type { CSSProperties, ReactNode } from "react";
import { count } from "../shared/format";
import { Value } from "../ui/Value";

interface FlowStageProps {
  name: string;
  /** The plain line under the name. */
  under: string;
  weights: number;
  /** Number of this step, and of the one that is shown; null for all. */
  step: number;
  at: number | null;
  /** Whether it is made from the step before. */
  follows: boolean;
  onChoose(step: number): void;
  children: ReactNode;
}

/** One step of the way: its picture, its name as a button, what it holds, and the weights that lead to it. */
export function FlowStage({ name, under, weights, step, at, follows, onChoose, children }: FlowStageProps) {
  const reached = at === null || step < at ? "yes" : step === at ? "now" : "no";
  return (
    <li
      className="flow-stage"
      data-reached={reached}
      data-step={step}
      data-follows={follows}
      style={{ "--step": step } as CSSProperties}
    >
      <div className="flow-picture">{children}</div>
      <div className="flow-label">
        <button type="button" aria-pressed={step === at} onClick={() => onChoose(step)}>
          {name}
        </button>
        {under && <span>{under}</span>}
        {weights > 0 && (
          <span>
            <Value>{count(weights)}</Value> weights
          </span>
        )}
      </div>
    </li>
  );
}
