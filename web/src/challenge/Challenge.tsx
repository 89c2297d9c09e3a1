/** Find inputs about which the network is sure, and wrong. */

import { useEffect, useId, useState } from "react";
import type { Manifest } from "../contract";
import type { Exchange } from "../session/session";
import { useGivenInput } from "../session/useSession";
import { count, percent } from "../shared/format";
import { times } from "../shared/words";
import { FoundList } from "./FoundList";
import { CONFIDENT, judge, named } from "./judge";
import type { Kept } from "./useFound";
import "./challenge.css";

export function Fool({ manifest, exchange, kept }: { manifest: Manifest; exchange: Exchange; kept: Kept }) {
  const given = useGivenInput(exchange);
  const [truth, setTruth] = useState("");
  const [told, setTold] = useState("");
  const choice = useId();
  const sums = manifest.page.kind === "sum";

  const decide = (is: string, quietly: boolean) => {
    const judged = judge(given, is, kept.found);
    if ("found" in judged) {
      const { answer, probability } = judged.found;
      kept.add(judged.found);
      setTold(`It counts: it is ${named(is)}, and the network says ${named(answer)}, at ${percent(probability, 0)}.`);
    } else setTold(quietly ? "" : judged.why);
  };
  // The page knows how to add: a wrong sum counts by itself.
  useEffect(() => {
    if (given?.truth && given.settled) decide(given.truth, given.best === given.truth);
  }, [given]);
  // What was said belongs to another input now.
  useEffect(() => {
    if (!sums) setTold("");
  }, [given?.inputs, truth]);

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
        {told}
      </p>
      <FoundList found={kept.found} labelled={!sums} onShow={(thing) => exchange.offer(thing)} onForget={kept.forget} />
    </div>
  );
}
