import type { Recipe } from "../../contract";
import { percent as asPercent } from "../../format";
import { Announcement } from "../../inside/Announcement";
import { Bars } from "./Bars";
import { Picture } from "./Picture";
import type { Reading } from "./useReading";

interface AnswerProps {
  labels: string[];
  recipe: Recipe;
  reading: Reading;
  settled: boolean;
  /** How much of the network has been fetched; null once it is ready. */
  percent: number | null;
}

/** What the network says, how sure it is of every label, and the picture that it was given. */
export function Answer({ labels, recipe, reading, settled, percent }: AnswerProps) {
  const { label, best, probability, probabilities, why, pixels, milliseconds } = reading;
  const waiting = percent !== null && pixels !== null && !settled;
  const headline = label || (pixels ? "Not sure" : "");
  const sentence = waiting ? "The network is still on its way; it reads your drawing as soon as it is here." : why;

  return (
    <div
      className="draw-answer"
      data-part="answer"
      data-label={label}
      data-best={best}
      data-probability={best ? probability : ""}
      data-settled={settled}
      data-milliseconds={milliseconds ?? ""}
    >
      <div className="draw-verdict">
        {waiting ? null : label ? (
          <>
            <strong className="draw-label">{label}</strong>
            <span className="draw-sure">{asPercent(probability, 1)}</span>
          </>
        ) : (
          headline && <strong className="draw-unsure">{headline}</strong>
        )}
        {!label || waiting ? <p className={headline ? "" : "draw-first"}>{sentence}</p> : null}
      </div>
      <Bars labels={labels} probabilities={probabilities} best={best} sure={label !== ""} />
      <div className="draw-saw">
        <Picture pixels={pixels} size={recipe.size} />
        <p className="small soft">
          What the network sees: {recipe.size} × {recipe.size} pixels, fitted and centred as in its training.
          <span className="draw-time">
            {percent !== null ? (
              <>Fetching the network: {percent} %</>
            ) : (
              milliseconds !== null && <>Answered in {milliseconds.toFixed(1)} ms, on this device.</>
            )}
          </span>
        </p>
      </div>
      <Announcement text={settled && pixels ? (label ? `${label}, ${asPercent(probability, 0)}` : why) : ""} />
    </div>
  );
}
