/** What it answered while it was learning: the same samples after each of some epochs. */
import { useState } from "react";
import type { Report } from "../contract";
import { percent } from "../format";
import { ShownInput } from "./ShownInput";

export function Snapshots({ snapshots: { samples, epochs } }: { snapshots: Report["snapshots"] }) {
  const [index, setIndex] = useState(0);
  if (epochs.length === 0 || samples.length === 0) return null; // nothing that may be shown
  const { epoch, answers } = epochs[index];
  const right = answers.filter((answer, i) => answer.label === samples[i].truth).length;
  return (
    <>
      <h3>While it was learning</h3>
      <label className="scrubber">
        <span>
          After epoch {epoch}: {right} of {samples.length} right
        </span>
        <input type="range" min={0} max={epochs.length - 1} value={index} onChange={(event) => setIndex(Number(event.target.value))} aria-valuetext={`epoch ${epoch}, ${right} of ${samples.length} right`} />
      </label>
      <ul className="samples">
        {samples.map((sample, i) => (
          <li key={i} className={answers[i].label === sample.truth ? undefined : "wrong"}>
            <ShownInput input={answers[i].made ?? sample.input} label={`${answers[i].made ? "what it made for" : "sample of"} ${sample.truth}`} />
            <b className="answer-colour">{answers[i].label || "nothing"}</b>
            <span className="soft">
              {percent(answers[i].probability, 0)} {answers[i].label === sample.truth ? "✓ right" : "✗ wrong"}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
