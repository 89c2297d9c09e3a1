import type { Recipe } from "../../contract";
import { percent as asPercent } from "../../shared/format";
import { withArticle } from "../../shared/words";
import { Announcement } from "../../ui/Announcement";
import { LabelBars } from "../../ui/LabelBars";
import { Value } from "../../ui/Value";
import { Picture } from "./Picture";
import { LIKELIEST, hasMany } from "./many";
import type { Reading } from "./useReading";

interface AnswerProps {
  labels: string[];
  recipe: Recipe;
  reading: Reading;
  settled: boolean;
  /** How much of the network has been fetched; null once it is ready. */
  percent: number | null;
  /** Whether a game is played: then the words come one by one, and are not listed. */
  playing: boolean;
}

/** What the network says, how sure it is of every label, and the picture that it was given. */
export function Answer({ labels, recipe, reading, settled, percent, playing }: AnswerProps) {
  const { label, best, probability, probabilities, why, pixels, milliseconds } = reading;
  const waiting = percent !== null && pixels !== null && !settled;
  const many = hasMany(labels);
  const said = many && label ? `I see ${withArticle(label)}` : label;
  const headline = label || (pixels ? (many && best ? "Not sure yet" : "Not sure") : "");
  const sentence = waiting ? "The network is still on its way; it reads your drawing as soon as it is here." : why;

  return (
    <div
      className="draw-answer"
      data-many={many}
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
            {many && <span className="draw-see">I see</span>}
            <strong className="draw-label">{many ? withArticle(label) : label}</strong>
            <span translate="no" className="draw-sure">
              {asPercent(probability, 1)}
            </span>
          </>
        ) : (
          headline && <strong className="draw-unsure">{headline}</strong>
        )}
        {!label || waiting ? <p className={headline ? "" : "draw-first"}>{sentence}</p> : null}
      </div>
      {many && !pixels && !playing ? (
        <Known labels={labels} />
      ) : (
        <LabelBars
          labels={labels}
          probabilities={probabilities}
          best={best}
          sure={label !== ""}
          most={many ? LIKELIEST : undefined}
        />
      )}
      <div className="draw-saw">
        <Picture pixels={pixels} size={recipe.size} />
        <p className="small soft">
          What the network sees: <Value>{`${recipe.size} × ${recipe.size}`}</Value> pixels, fitted and centred as in its
          training.
          <span className="draw-time">
            {percent !== null ? (
              <span>
                Fetching the network: <Value>{`${percent} %`}</Value>
              </span>
            ) : (
              milliseconds !== null && (
                <span>
                  Answered in <Value>{`${milliseconds.toFixed(1)} ms`}</Value>, on this device.
                </span>
              )
            )}
          </span>
        </p>
      </div>
      <Announcement text={settled && pixels ? (label ? `${said}, ${asPercent(probability, 0)}` : why) : ""} />
    </div>
  );
}

/** Before anything is drawn: the words to draw. */
function Known({ labels }: { labels: string[] }) {
  return (
    <p className="draw-known small">
      <span className="soft">
        It knows <Value>{labels.length}</Value> things:
      </span>{" "}
      <span>{labels.join(", ")}</span>.
    </p>
  );
}
