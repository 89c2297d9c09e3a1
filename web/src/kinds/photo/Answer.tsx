import type { CSSProperties } from "react";
import type { PhotoSettings } from "../../contract";
import { InputSquare } from "../../image/InputSquare";
import { KnownLabels } from "../../image/KnownLabels";
import { itemAt } from "../../shared/defined";
import { milliseconds as inWords, percent as asPercent } from "../../shared/format";
import { Announcement } from "../../ui/Announcement";
import { LabelBars } from "../../ui/LabelBars";
import { Value } from "../../ui/Value";
import type { Reading } from "./usePhoto";

interface AnswerProps {
  settings: PhotoSettings;
  /** What the network can answer. */
  labels: string[];
  reading: Reading;
  settled: boolean;
  /** How much of the network has been fetched; null once it is ready. */
  percent: number | null;
}

/** What the network says, the likeliest answers, and the square that it was given. */
export function Answer({ settings, labels, reading, settled, percent }: AnswerProps) {
  const { photo, answer } = reading;
  const verdict = answer?.verdict ?? null;
  const { size } = settings.fit;
  const doubt =
    verdict && !verdict.label
      ? `Of the things it knows, ${verdict.best} fits best, at ${asPercent(itemAt(verdict.top, 0).probability, 0)}; but this may well be none of them.`
      : "";

  return (
    <div
      className="draw-answer"
      data-part="answer"
      data-label={verdict?.label ?? ""}
      data-best={verdict?.best ?? ""}
      data-probability={verdict?.probability ?? ""}
      data-settled={settled}
      data-milliseconds={answer?.milliseconds ?? ""}
    >
      <div className="draw-verdict photo-verdict">
        {verdict?.label && (
          <>
            <strong className="draw-label">{verdict.label}</strong>
            <span translate="no" className="draw-sure">
              {asPercent(verdict.probability, 1)}
            </span>
            {verdict.larger && <p>{`All its kinds of ${verdict.label} together.`}</p>}
          </>
        )}
        {doubt && (
          <>
            <strong className="draw-unsure">I don’t know this</strong>
            <p>{doubt}</p>
          </>
        )}
        {photo && !verdict && (
          <p>
            {percent === null
              ? "Looking …"
              : "The network is still on its way; it reads your photo as soon as it is here."}
          </p>
        )}
        {!photo && (
          <p className="draw-first">
            The answer appears here. The network knows <Value>{labels.length}</Value> kinds of things.
          </p>
        )}
      </div>
      {verdict ? (
        <LabelBars
          labels={verdict.top.map(({ label }) => label)}
          probabilities={verdict.top.map(({ probability }) => probability)}
          best={verdict.best}
          sure={verdict.label !== ""}
        />
      ) : (
        <div className="photo-no-bars" style={{ "--bars": Math.min(settings.top, labels.length) } as CSSProperties} />
      )}
      <div className="draw-saw">
        <InputSquare
          square={photo?.square ?? null}
          size={size}
          label={photo ? "Your photo, as the network receives it" : "No photo yet"}
        />
        <p className="small soft">
          What the network sees: <Value>{`${size} × ${size}`}</Value>{" "}
          <span>{settings.fit.way === "cover" ? "pixels, from the middle of your photo." : "pixels."}</span>
          <span className="draw-time">
            {percent !== null ? (
              <span>
                Fetching the network: <Value>{`${percent} %`}</Value>
              </span>
            ) : (
              answer && (
                <span>
                  Opened and answered in <Value>{inWords(answer.milliseconds)}</Value>, on this device.
                </span>
              )
            )}
          </span>
        </p>
      </div>
      <KnownLabels labels={labels} />
      <Announcement
        text={
          settled && verdict
            ? verdict.label
              ? `${verdict.label}, ${asPercent(verdict.probability, 0)}`
              : `I don’t know this. ${doubt}`
            : ""
        }
      />
    </div>
  );
}
