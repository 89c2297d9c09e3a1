/** How good is it really? Measured on the shipped file, with intervals, baselines and mistakes. */
import { useContext, useState } from "react";
import type { Manifest, Metric, Report } from "../contract";
import type { Kind } from "../kinds/kind";
import { defined } from "../shared/defined";
import { bare, count, figure, kilobytes, milliseconds, percent, span } from "../shared/format";
import { capitalize, withArticle } from "../shared/words";
import { Value } from "../ui/Value";
import { Classes } from "./Classes";
import { Confusion, hasMany } from "./Confusion";
import { Failures } from "./Failures";
import { Reliability } from "./Reliability";
import { Reproduce, Reproducing } from "./Reproduce";
import { NOT_SHOWN } from "./ShownInput";
import { WhyNone } from "./WhyNone";
import { Generated } from "./generated";
import "./report.css";

interface Props {
  manifest: Manifest;
  kind: Kind;
  report: Report;
  /** Milliseconds of an answer on this device, once there was one. */
  speed: number | null;
}

/** A cross-validation measures networks like the one that ships: that one has seen everybody. */
const whatWasMeasured = ({ files }: Manifest): string =>
  "folds.json" in files
    ? "People it never saw: measured on networks trained like this one, each without one person. The rest: on the very file that this page loads."
    : "Measured on the very file that this page loads.";

export function HowGood(props: Props) {
  return (
    <Generated value={props.kind.generates === true}>
      <Figures {...props} />
    </Generated>
  );
}

function Figures({ manifest, kind, report, speed }: Props) {
  const [first, ...others] = Object.entries(report.metrics);
  const [, headline] = defined(first);
  const counted = "page_accuracy" in report.metrics;
  return (
    <section className="part" data-part="good" aria-labelledby="good">
      <h2 id="good">How good is it really?</h2>
      <p className="soft">{whatWasMeasured(manifest)}</p>
      <div className="headline">
        <p translate="no" className="number">
          {bare(headline)}
        </p>
        <div>
          <p>
            <strong>{headline.name}</strong>: <Value>{figure(headline)}</Value> <span>{headline.label}</span>, n ={" "}
            <Value>{count(headline.n)}</Value>.
          </p>
          <p className="soft small">
            <span>
              95 times in 100, the true value lies in <Value>{span(headline)}</Value>.
            </span>
            {headline.baseline !== undefined && (
              <span>{` ${capitalize(headline.baseline_label ?? "A dumb guess")} reaches ${figure(headline, headline.baseline)}.`}</span>
            )}
          </p>
          <p className="soft small">{headline.how}</p>
        </div>
      </div>
      <dl className="metrics">
        {others.map(([key, metric]) => (
          <MetricRow key={key} metric={metric} />
        ))}
        <div>
          <dt translate="no" data-part="speed">
            {speed === null ? "…" : milliseconds(speed)}
          </dt>
          <dd>
            from your input to the answer, on this device
            <span className="soft small">
              For the latest answer. The file has{" "}
              <Value>{kilobytes(defined(manifest.files["model.tflite"]).bytes)}</Value>.
            </span>
          </dd>
        </div>
      </dl>
      {!counted && <WhyNone of="through-page">{kind.whyNone.throughPage}</WhyNone>}
      {hasMany(report.confusion) ? (
        <>
          <WhatForWhat report={report} manifest={manifest} kind={kind} />
          <HowSure calibration={report.calibration} />
        </>
      ) : (
        <div className="columns">
          <div>
            <WhatForWhat report={report} manifest={manifest} kind={kind} />
          </div>
          <div>
            <HowSure calibration={report.calibration} />
          </div>
        </div>
      )}
      <Mistakes report={report} shown={manifest.data.shown} />
      <Classes classes={report.classes} />
      <Failures notes={report.notes} examples={kind.failures} />
      {kind.whyNone.failures &&
        report.mistakes.length === 0 &&
        report.notes.every((note) => typeof note === "string") && (
          <WhyNone of="failures">{kind.whyNone.failures}</WhyNone>
        )}
    </section>
  );
}

function WhatForWhat({ report, manifest, kind }: Pick<Props, "report" | "manifest" | "kind">) {
  return (
    <>
      <h3>{useContext(Generated) ? "What was asked for, and what is seen" : "What it takes for what"}</h3>
      {report.confusion ? (
        <Confusion confusion={report.confusion} mistakes={report.mistakes} shown={manifest.data.shown} />
      ) : (
        <WhyNone of="confusion">
          {kind.whyNone.confusion ?? "This network does not choose among classes, so there is nothing to mix up."}
        </WhyNone>
      )}
    </>
  );
}

function HowSure({ calibration }: Pick<Report, "calibration">) {
  return (
    <>
      <h3>When it says “90 % sure”</h3>
      {calibration ? (
        <Reliability calibration={calibration} />
      ) : (
        <WhyNone of="reliability">
          An answer of this network is not one that is simply right or wrong, so it cannot be counted how often it is
          right when it is so sure.
        </WhyNone>
      )}
    </>
  );
}

function MetricRow({ metric }: { metric: Metric }) {
  return (
    <div>
      <dt translate="no">{bare(metric)}</dt>
      <dd>
        <span>{metric.name}</span>
        <span className="soft small">
          <span>
            <Value>{figure(metric)}</Value> <span>{metric.label}</span>:{" "}
            <Value>{`${span(metric)}, n = ${count(metric.n)}.`}</Value>
          </span>
          {metric.baseline !== undefined && (
            <span>{` ${capitalize(metric.baseline_label ?? "A dumb guess")} reaches ${bare({ ...metric, value: metric.baseline })}.`}</span>
          )}
          <span>{` ${metric.how}`}</span>
        </span>
      </dd>
    </div>
  );
}

function Mistakes({ report, shown }: { report: Report; shown: boolean }) {
  const [all, setAll] = useState(false);
  const made = useContext(Generated);
  const reproducible =
    useContext(Reproducing) !== null && (!made || report.mistakes.some(({ seed }) => seed !== undefined));
  const title = <h3>{made ? "Where another network sees something else" : "Its most confident mistakes"}</h3>;
  if (report.mistakes.length === 0) {
    if (shown && report.confusion === null) return null; // what is no class has no mistakes to list
    return (
      <>
        {title}
        <p>
          {made
            ? "In every picture of this test, the other network saw what was asked for."
            : shown
              ? "It made no mistake on this test, so there is none to show."
              : NOT_SHOWN}
        </p>
      </>
    );
  }
  const some = report.mistakes.slice(0, all ? 60 : 12);
  return (
    <>
      {title}
      {reproducible && (
        <p className="small soft">
          {made
            ? "Press one, and the network makes it again above."
            : "Press one, and the network reads it again above."}
        </p>
      )}
      <ul className="samples">
        {some.map((mistake, index) => (
          <li key={index}>
            <Reproduce mistake={mistake} label={withArticle(mistake.truth)} />
            <span>
              <span>{made ? `asked for ${mistake.truth}, seen as ` : `is ${mistake.truth}, read as `}</span>
              <b className="answer-colour">{mistake.answer}</b>
            </span>
            <span className="soft">
              <Value>{percent(mistake.probability, 0)}</Value> sure
            </span>
          </li>
        ))}
      </ul>
      {report.mistakes.length > 12 && (
        <button type="button" className="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${report.mistakes.length}`}
        </button>
      )}
    </>
  );
}
