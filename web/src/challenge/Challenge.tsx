/** Find inputs about which the network is sure, and wrong. */

import { useEffect, useId, useState } from "react";
import type { Manifest } from "../contract";
import type { Session } from "../session/session";
import { useLatestRun } from "../session/useSession";
import { count, percent } from "../shared/format";
import { times } from "../shared/words";
import { FoundList } from "./FoundList";
import { CONFIDENT, judge, quote } from "./judge";
import type { Kept } from "./useFound";
import "./challenge.css";

export function Challenge({ manifest, session, kept }: { manifest: Manifest; session: Session; kept: Kept }) {
  const run = useLatestRun(session);
  const [truth, setTruth] = useState("");
  const [sentence, setSentence] = useState("");
  const choice = useId();
  const sums = manifest.page.kind === "sum";

  const decide = (is: string, quietly: boolean) => {
    const judged = judge(run, is, kept.found);
    if ("found" in judged) {
      const { answer, probability } = judged.found;
      kept.add(judged.found);
      setSentence(
        `It counts: it is ${quote(is)}, and the network says ${quote(answer)}, at ${percent(probability, 0)}.`,
      );
    } else setSentence(quietly ? "" : judged.why);
  };
  // The page knows how to add: a wrong sum counts by itself.
  useEffect(() => {
    if (run?.truth && run.settled) decide(run.truth, run.best === run.truth);
  }, [run]);
  // What was said belongs to another input now.
  useEffect(() => {
    if (!sums) setSentence("");
  }, [run?.inputs, truth]);

  return (
    <div className="panel" data-part="fooling" data-count={kept.count}>
      <h2>Fool it</h2>
      <p>
        {sums
          ? `Type sums above. Whenever the network writes a wrong answer and is at least ${percent(CONFIDENT, 0)} sure of it, it counts.`
          : `Say what you draw, draw it above so that a person would still know it, and make the network sure that it is something else. From ${percent(CONFIDENT, 0)} on, it counts.`}
        {manifest.headline.value === 1 &&
          ` Expect a long search: its test of ${count(manifest.headline.n)} found no mistake at all.`}
      </p>
      <div className="row fool-judge">
        {!sums && (
          <>
            <label htmlFor={choice}>It is</label>
            <select
              id={choice}
              className="field"
              data-part="truth"
              value={truth}
              onChange={(event) => setTruth(event.target.value)}
            >
              <option value="">choose …</option>
              {manifest.labels.map((label) => (
                <option key={label}>{label}</option>
              ))}
            </select>
            <button type="button" className="button primary" data-part="judge" onClick={() => decide(truth, false)}>
              Judge it
            </button>
          </>
        )}
        <span className="fool-count">
          You fooled it <strong>{times(kept.count)}</strong>
        </span>
      </div>
      <p className="fool-told" role="status" data-part="told">
        {sentence}
      </p>
      <FoundList
        found={kept.found}
        labelled={!sums}
        onShow={(content) => session.offer(content)}
        onForget={kept.forget}
      />
    </div>
  );
}
