import { InputSquare } from "../../image/InputSquare";
import { percent as asPercent, milliseconds as inWords } from "../../shared/format";
import { Announcement } from "../../ui/Announcement";
import { LabelBars } from "../../ui/LabelBars";
import { Value } from "../../ui/Value";
import { TOGETHER, type Verdict } from "./decide";
import type { Frame } from "./useFrames";

interface AnswerProps {
  labels: string[];
  nothing: string;
  size: number;
  /** The latest frame, and what it means; null before the first. */
  frame: Frame | null;
  verdict: Verdict | null;
  /** Whether a round was decided on it, and not only the live read-out shows it. */
  judged: "" | "frames" | "photo";
  settled: boolean;
  /** How much of the network has been fetched; null once it is ready. */
  percent: number | null;
}

/** What the network sees: live while you get ready, and what it saw when a round is decided. */
export function Answer({ labels, nothing, size, frame, verdict, judged, settled, percent }: AnswerProps) {
  const named = (label: string) => (label === nothing ? "no hand" : label);
  const saw = judged ? "I saw" : "I see";
  const none = judged ? "No hand" : "No hand yet";
  const doubt = verdict && verdict.best !== nothing ? `Perhaps ${verdict.best}?` : "";
  const headline = verdict ? verdict.label || (doubt ? "Not sure" : none) : "";
  return (
    <div
      className="draw-answer"
      data-part="answer"
      data-label={verdict?.label ?? ""}
      data-best={verdict?.best ?? ""}
      data-probability={verdict?.probability ?? ""}
      data-settled={settled}
      data-milliseconds={frame?.milliseconds ?? ""}
    >
      <div className="draw-verdict hands-verdict">
        {verdict?.label ? (
          <>
            <span className="draw-see">{saw}</span>
            <strong className="draw-label">{headline}</strong>
            <span translate="no" className="draw-sure">
              {asPercent(verdict.probability, 1)}
            </span>
          </>
        ) : (
          <>
            {headline && <strong className="draw-unsure">{headline}</strong>}
            <p className={headline ? "" : "draw-first"}>
              {verdict ? doubt : "What the network sees appears here, while you get ready."}
            </p>
          </>
        )}
      </div>
      <LabelBars
        labels={labels.map(named)}
        probabilities={verdict?.probabilities ?? labels.map(() => 0)}
        best={verdict ? named(verdict.best) : ""}
        sure={verdict?.label !== ""}
      />
      <div className="draw-saw">
        <InputSquare
          square={frame?.square ?? null}
          size={size}
          label={frame ? "The square that the network receives" : "An empty square"}
        />
        <p className="small soft">
          <span>
            What the network sees: the middle of the picture, <Value>{`${size} × ${size}`}</Value> pixels, nothing
            stretched.
          </span>
          {judged === "frames" && (
            <span>{` The bars are the mean of ${TOGETHER} frames; this is the last of them.`}</span>
          )}
          <span className="draw-time">
            {percent !== null ? (
              <span>
                Fetching the network: <Value>{`${percent} %`}</Value>
              </span>
            ) : (
              frame && (
                <span>
                  Answered in <Value>{inWords(frame.milliseconds)}</Value>, on this device.
                </span>
              )
            )}
          </span>
        </p>
      </div>
      <Announcement text={verdict && !judged ? (verdict.label ? `I see ${verdict.label}` : none) : ""} />
    </div>
  );
}
