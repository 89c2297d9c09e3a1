import { InputSquare } from "../../image/InputSquare";
import { KnownLabels } from "../../image/KnownLabels";
import { percent as asPercent } from "../../shared/format";
import { Announcement } from "../../ui/Announcement";
import { Bar } from "../../ui/Bar";
import { Value } from "../../ui/Value";
import type { Detection } from "./nms";
import { colourOf } from "./paint";
import { useNowAndThen } from "./useNowAndThen";
import type { Scene } from "./useScene";
import { inWords } from "./words";

interface SeenProps {
  labels: string[];
  scene: Scene | null;
  detections: Detection[];
  picked: Detection | null;
  settled: boolean;
  size: number;
  /** Frames a second; 0 while no camera is followed. */
  rate: number;
  /** How much of the network has been fetched; null once it is ready. */
  percent: number | null;
  /** There is a picture to look at. */
  given: boolean;
  onPick(which: number): void;
}

/** What is seen, in words: every object with how sure the network is of it. */
export function Seen({ labels, scene, detections, picked, settled, size, rate, percent, given, onPick }: SeenProps) {
  const best = detections[0];
  const words = inWords(detections, labels);
  const headline = !scene ? "" : words || "Nothing that it knows";
  const said = useNowAndThen(settled && scene ? (words ? `I see: ${words}` : "I see nothing that I know.") : "");
  // In the order of the classes, so that a line does not jump while two objects take turns at being surest.
  const listed = detections
    .map((one, which) => ({ one, which }))
    .sort((a, b) => a.one.label - b.one.label || a.one.box[0] - b.one.box[0]);

  return (
    <div
      className="draw-answer"
      data-part="answer"
      data-label={best ? labels[best.label] : ""}
      data-best={best ? labels[best.label] : ""}
      data-probability={best?.score ?? ""}
      data-count={detections.length}
      data-settled={settled}
      data-milliseconds={scene?.milliseconds ?? ""}
    >
      <div className="draw-verdict objects-verdict">
        {headline && <strong className={words ? "objects-words" : "draw-unsure"}>{headline}</strong>}
        {!scene && !given && (
          <p className="draw-first">
            What it sees is listed here. The network knows <Value>{labels.length}</Value> kinds of things.
          </p>
        )}
        {!scene && given && (
          <p>{percent === null ? "Looking …" : "The network is still on its way; it looks as soon as it is here."}</p>
        )}
      </div>
      <ul className="objects-list" aria-label="What the network sees">
        {listed.map(({ one, which }) => (
          <li key={which}>
            <button
              type="button"
              aria-pressed={one === picked}
              onClick={() => onPick(one === picked ? -1 : which)}
              title="Show why"
            >
              <span className="objects-swatch" style={{ background: colourOf(one.label) }} />
              <span>{labels[one.label]}</span>
              <Bar share={one.score} />
              <span translate="no" className="draw-bar-share">
                {asPercent(one.score, 0)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="draw-saw">
        <InputSquare
          square={scene?.square ?? null}
          size={size}
          label={scene ? "The picture, as the network receives it" : "No picture yet"}
        />
        <p className="small soft">
          What the network sees: all of the picture, in <Value>{`${size} × ${size}`}</Value> pixels.
          <span className="draw-time">
            {percent !== null && (
              <span>
                Fetching the network: <Value>{`${percent} %`}</Value>
              </span>
            )}
            {percent === null && scene && (
              <span>
                Looked in <Value>{`${scene.milliseconds.toFixed(0)} ms`}</Value>, on this device.{" "}
              </span>
            )}
            {rate > 0 && (
              <span data-part="rate" className="objects-rate">
                <Value>{rate.toFixed(rate < 10 ? 1 : 0)}</Value> frames a second.
              </span>
            )}
          </span>
        </p>
      </div>
      <KnownLabels labels={labels} />
      <Announcement text={said} />
    </div>
  );
}
