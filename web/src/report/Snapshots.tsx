/** What it answered while it was learning: the same samples after each of some epochs. */
import { useState } from "react";
import type { Report } from "../contract";
import { itemAt } from "../shared/defined";
import { percent } from "../shared/format";
import { Value } from "../ui/Value";
import { ShownInput } from "./ShownInput";
import { WhyNone } from "./WhyNone";

export function Snapshots({ snapshots: { samples, epochs } }: { snapshots: Report["snapshots"] }) {
  const [index, setIndex] = useState(0);
  if (epochs.length === 0 || samples.length === 0) {
    return (
      <>
        <h3>While it was learning</h3>
        <WhyNone of="snapshots">
          What it answered after each epoch is not shown: that needs the same few samples every time, and these may not
          be shown.
        </WhyNone>
      </>
    );
  }
  const { epoch, answers } = itemAt(epochs, index);
  const judged = samples.some((sample) => sample.truth !== ""); // a text that goes on is neither right nor wrong
  const made = answers.some((answer) => answer.made);
  const counted = (n: number) =>
    made ? `in ${n} of ${samples.length}, another network sees what was asked for` : `${n} of ${samples.length} right`;
  const right = answers.filter((answer, i) => answer.label === samples[i]?.truth).length;
  return (
    <>
      <h3>While it was learning</h3>
      <label className="scrubber">
        <span>{judged ? `After epoch ${epoch}: ${counted(right)}` : `After epoch ${epoch}`}</span>
        <input
          type="range"
          min={0}
          max={epochs.length - 1}
          value={index}
          onChange={(event) => setIndex(Number(event.target.value))}
          aria-valuetext={judged ? `epoch ${epoch}, ${counted(right)}` : `epoch ${epoch}`}
        />
      </label>
      <ul className={judged ? "samples" : "samples texts"}>
        {samples.map((sample, i) => {
          const answer = itemAt(answers, i);
          return (
            <li key={i} className={!judged || answer.label === sample.truth ? undefined : "wrong"}>
              <ShownInput
                input={answer.made ?? sample.input}
                label={
                  answer.made ? `what it made for ${sample.truth}` : judged ? `sample of ${sample.truth}` : "a text"
                }
              />
              <b className="answer-colour">{answer.label || "nothing"}</b>
              <span className="soft">
                <Value>{percent(answer.probability, 0)}</Value>{" "}
                <span>
                  {judged
                    ? answer.label === sample.truth
                      ? made
                        ? "✓ as asked"
                        : "✓ right"
                      : made
                        ? `✗ not ${sample.truth}`
                        : "✗ wrong"
                    : "sure of each character"}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
