/** Find inputs about which the network is sure, and wrong. */

import { useEffect, useEffectEvent, useId, useState } from "react";
import type { Manifest } from "../contract";
import type { Run, Session } from "../session/session";
import { useLatestRun } from "../session/useSession";
import { count, percent } from "../shared/format";
import { times } from "../shared/words";
import { FoundList } from "./FoundList";
import { CONFIDENT, judge, quote } from "./judge";
import type { ChallengeRules } from "./rules";
import type { Kept } from "./useFound";
import "./challenge.css";

interface ChallengeProps {
  manifest: Manifest;
  rules: ChallengeRules;
  session: Session;
  kept: Kept;
}

export function Challenge({ manifest, rules, session, kept }: ChallengeProps) {
  const run = useLatestRun(session);
  const [truth, setTruth] = useState("");
  /** What was said of an input, and which: of another one it is not true any more. */
  const [verdict, setVerdict] = useState<{ sentence: string; inputs: Run["inputs"] | undefined; truth: string } | null>(
    null,
  );
  const choice = useId();
  const { knowsTruth } = rules;
  const sentence = verdict && (knowsTruth || isAbout(verdict, run, truth)) ? verdict.sentence : "";

  const decide = (is: string, quietly: boolean) => {
    const judged = judge(run, is, kept.found, rules.link);
    const about = { inputs: run?.inputs, truth };
    if ("found" in judged) {
      const { answer, probability } = judged.found;
      kept.add(judged.found);
      const says = `the network says ${quote(answer)}, at ${percent(probability, 0)}`;
      setVerdict({ ...about, sentence: `It counts: it is ${quote(is)}, and ${says}.` });
    } else setVerdict({ ...about, sentence: quietly ? "" : judged.why });
  };
  const decideByItself = useEffectEvent((latest: Run | null) => {
    if (latest?.truth && latest.settled) decide(latest.truth, latest.best === latest.truth);
  });
  // eslint-disable-next-line react-hooks/set-state-in-effect -- an answer comes from outside of React, and counts then
  useEffect(() => decideByItself(run), [run]);

  return (
    <div className="panel" data-part="fooling" data-count={kept.count}>
      <h2>Fool it</h2>
      <p>
        <span>{rules.instruct(percent(CONFIDENT, 0))}</span>
        {manifest.headline.value === 1 && (
          <span>{` Expect a long search: its test of ${count(manifest.headline.n)} found no mistake at all.`}</span>
        )}
      </p>
      <div className="row fool-judge">
        {!knowsTruth && (
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
      <FoundList found={kept.found} rules={rules} onShow={(content) => session.offer(content)} onForget={kept.forget} />
    </div>
  );
}

function isAbout(
  verdict: { inputs: Run["inputs"] | undefined; truth: string },
  run: Run | null,
  truth: string,
): boolean {
  return verdict.inputs === run?.inputs && verdict.truth === truth;
}
