/** Every picture on the way from noise; pressing one looks into the network at that moment. */
import type { GenerateSettings } from "../../contract";
import { percent } from "../../shared/format";
import { Picture } from "./Picture";
import type { Stage } from "./make";

interface Props {
  settings: GenerateSettings;
  stages: Stage[];
  /** Number of the stage that is looked into. */
  at: number;
  onChoose(at: number): void;
}

export function Steps({ settings: { size }, stages, at, onChoose }: Props) {
  return (
    <ol className="generate-steps" data-part="steps">
      {stages.map(({ time, pixels }, number) => {
        const name =
          time === 1
            ? "The picture"
            : time === 0
              ? "The noise that it begins with"
              : `After ${percent(time, 0)} of the way`;
        const picture = <Picture pixels={pixels} size={size} name={name} />;
        return (
          <li key={number}>
            {time === 1 ? (
              <span className="generate-last">{picture}</span>
            ) : (
              <button
                type="button"
                data-part="step"
                aria-pressed={number === at}
                aria-label={`Look inside: ${name.toLowerCase()}`}
                onClick={() => onChoose(number)}
              >
                {picture}
              </button>
            )}
            <span className="small soft" aria-hidden="true">
              {percent(time, 0)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
