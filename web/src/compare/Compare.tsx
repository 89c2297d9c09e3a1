/** The same input to two networks: their answers beside one another, and what differs. */

import type { Manifest } from "../contract";
import type { Session } from "../session/session";
import { useLatestRun } from "../session/useSession";
import { defined } from "../shared/defined";
import { count, kilobytes, milliseconds as inWords, named, percent, span } from "../shared/format";
import { experimentUrl } from "../shared/site";
import { Announcement } from "../ui/Announcement";
import { ErrorCard } from "../ui/ErrorCard";
import { Value } from "../ui/Value";
import { Rows } from "./Rows";
import { differenceOf, opinionOf, rowsOf, type Comparison, type Opinion } from "./opinion";
import type { Peer } from "./peers";
import { usePair } from "./usePair";
import { useSecond } from "./useSecond";
import "./compare.css";

interface CompareProps {
  manifest: Manifest;
  comparison: Comparison;
  peer: Peer;
  session: Session;
}

export function Compare({ manifest, comparison, peer, session }: CompareProps) {
  const given = useLatestRun(session);
  const second = useSecond(peer.id);
  const { pair, possible, settled } = usePair(given, second.manifest, second.network);
  const [name, otherName] =
    second.manifest && manifest.family !== second.manifest.family
      ? [manifest.family, second.manifest.family]
      : [manifest.title, peer.title];
  const one = pair && opinionOf(name, manifest, comparison, pair.run.probabilities);
  const other = pair && second.manifest && opinionOf(otherName, second.manifest, comparison, pair.probabilities);
  const difference = one && other && differenceOf(one, other);

  return (
    <div
      className="panel"
      data-part="compare"
      data-outcome={difference?.outcome ?? ""}
      data-label={one?.says ?? ""}
      data-other-label={other?.says ?? ""}
      data-ready={second.network !== null}
      data-settled={settled}
    >
      <h2>The same input, two networks</h2>
      {second.problem ? (
        <ErrorCard message={second.problem} onRetry={second.retry} />
      ) : (
        <>
          <p className="compare-sentence" data-outcome={difference?.outcome}>
            {difference?.sentence ?? waitingFor(second.network === null ? second.percent : null, peer, possible)}
          </p>
          <div className="compare-sides">
            <Side
              name={name}
              about="this page"
              manifest={manifest}
              opinion={one}
              milliseconds={pair?.run.milliseconds}
              differs={difference?.outcome === "differ"}
            />
            <Side
              name={otherName}
              about={peer.title}
              manifest={second.manifest}
              opinion={other}
              milliseconds={pair?.milliseconds}
              differs={difference?.outcome === "differ"}
            />
          </div>
          {one && other && <Rows rows={rowsOf(one, other)} names={[one.name, other.name]} />}
          <p className="small soft">
            Milliseconds are those of the network alone, on this device. See the other one’s own page:{" "}
            <a href={experimentUrl(peer.id)}>{peer.title}</a>.
          </p>
        </>
      )}
      <Announcement text={settled && difference ? difference.sentence : ""} />
    </div>
  );
}

function waitingFor(percentage: number | null, { title }: Peer, possible: boolean): string {
  if (percentage !== null) return `Fetching ${title}: ${percentage} %`;
  return possible
    ? "Give this page an input above; both networks answer here."
    : "The other network reads pictures of another shape, and this one cannot be made into it. Give this page another input.";
}

interface SideProps {
  name: string;
  about: string;
  manifest: Manifest | null;
  opinion: Opinion | null;
  milliseconds: number | undefined;
  differs: boolean;
}

/** What one of the two says, and what it weighs. */
function Side({ name, about, manifest, opinion, milliseconds, differs }: SideProps) {
  return (
    <div className="compare-side" data-differs={differs}>
      <h3>
        <span>{name}</span> <span className="small soft">{about}</span>
      </h3>
      <p className="compare-says">
        {opinion ? (
          <>
            <strong data-sure={opinion.says !== ""}>{opinion.says || "Not sure"}</strong>
            <span>{opinion.says ? percent(opinion.probability, 1) : `perhaps ${opinion.best}`}</span>
          </>
        ) : (
          <strong data-sure={false}>…</strong>
        )}
      </p>
      {manifest && (
        <dl className="small">
          <div>
            <dt>time</dt>
            <dd translate="no">{milliseconds === undefined ? "…" : inWords(milliseconds)}</dd>
          </div>
          <div>
            <dt>file</dt>
            <dd translate="no">{kilobytes(defined(manifest.files["model.tflite"]).bytes)}</dd>
          </div>
          <div>
            <dt>weights</dt>
            <dd translate="no">{count(manifest.parameters)}</dd>
          </div>
        </dl>
      )}
      {manifest && (
        <p className="small soft">
          <span>{named(manifest.headline)}</span>: <Value>{span(manifest.headline)}</Value> with 95 % confidence.
        </p>
      )}
    </div>
  );
}
