/** A confusion matrix of many labels: squares without numbers, which are read out one at a time. */
import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import { itemAt } from "../shared/defined";
import { percent } from "../shared/format";
import { times } from "../shared/words";
import { moved, type MatrixProps } from "./confused";

export function HeatMap({ labels, counts, worst, onOpen }: MatrixProps) {
  const size = labels.length;
  const [place, setPlace] = useState<[number, number] | null>(null);
  const help = useId();

  const under = (event: PointerEvent): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = (share: number) => Math.min(size - 1, Math.max(0, Math.floor(share * size)));
    return [at((event.clientY - box.top) / box.height), at((event.clientX - box.left) / box.width)];
  };
  const open = ([truth, answer]: [number, number]) => {
    if (truth !== answer && (itemAt(counts, truth)[answer] ?? 0) > 0) onOpen(truth, answer);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(event.key, place ?? [0, 0], size);
    if (next) setPlace(next);
    else if ((event.key === "Enter" || event.key === " ") && place) open(place);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        className="heat-map"
        role="application"
        tabIndex={0}
        aria-label={`Confusion matrix of ${size} labels`}
        aria-describedby={help}
        onPointerMove={(event) => setPlace(under(event))}
        onPointerDown={(event) => setPlace(under(event))}
        onClick={() => place && open(place)}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && setPlace(place ?? [0, 0])}
        onKeyDown={onKeyDown}
      >
        {place && <path className="cross" d={`M0 ${place[0]}h${size}v1h${-size}zM${place[1]} 0v${size}h1v${-size}z`} />}
        <Cells counts={counts} worst={worst} />
        {place && <rect className="cursor" x={place[1]} y={place[0]} width={1} height={1} />}
      </svg>
      <p className="small heat-read" role="status" id={help}>
        {place ? (
          <Said labels={labels} counts={counts} place={place} />
        ) : (
          "Point at a square, or move through the map with the arrow keys, to read what it says."
        )}
      </p>
    </>
  );
}

/** Only what is not 0 becomes a square: most of a large matrix is empty. */
function Cells({ counts, worst }: { counts: number[][]; worst: number }) {
  return counts.map((row, truth) => {
    const total = row.reduce((sum, n) => sum + n, 0);
    return row.map((n, answer) => {
      if (n === 0) return null;
      const right = truth === answer;
      // The root lets a single mistake be seen beside the most frequent one.
      const strength = right ? n / total : Math.sqrt(n / worst);
      return (
        <rect
          key={answer}
          className={right ? "right" : "wrong"}
          x={answer}
          y={truth}
          width={1}
          height={1}
          fillOpacity={(0.18 + 0.82 * strength).toFixed(2)}
        />
      );
    });
  });
}

function Said({
  labels,
  counts,
  place: [truth, answer],
}: {
  labels: string[];
  counts: number[][];
  place: [number, number];
}) {
  const n = itemAt(counts, truth)[answer] ?? 0;
  const total = itemAt(counts, truth).reduce((sum, one) => sum + one, 0);
  const share = n > 0 && total > 0 ? `, ${percent(n / total)} of ${total}` : "";
  return truth === answer ? (
    <span>
      <b>{labels[truth]}</b> <span>{`was recognised ${times(n)}${share}.`}</span>
    </span>
  ) : (
    <span>
      <b>{labels[truth]}</b> <span>{n === 0 ? "was never read as" : "was read as"}</span>{" "}
      <b className="answer-colour">{labels[answer]}</b>
      <span>{n > 0 ? ` ${times(n)}${share}.` : "."}</span>
    </span>
  );
}
