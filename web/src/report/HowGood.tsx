/** How good is it really? Measured on the shipped file, with intervals, baselines and mistakes. */
import { useState } from "react";
import type { Manifest, Metric, Report } from "../contract";
import { amount, count, interval, kilobytes, milliseconds, percent } from "../format";
import { withArticle } from "../words";
import { Classes } from "./Classes";
import { Confusion, hasMany } from "./Confusion";
import { Reliability } from "./Reliability";
import { NOT_SHOWN, ShownInput } from "./ShownInput";
import "./report.css";

interface Props {
  manifest: Manifest;
  report: Report;
  /** Milliseconds of an answer on this device, once there was one. */
  speed: number | null;
}

export function HowGood({ manifest, report, speed }: Props) {
  const [headline, ...others] = Object.values(report.metrics);
  return (
    <section className="part" data-part="good" aria-labelledby="good">
      <h2 id="good">How good is it really?</h2>
      <p className="soft">Measured on the very file that this page loads.</p>
      <div className="headline">
        <p className="number">{percent(headline.value)}</p>
        <div>
          <p>
            <strong>{headline.label}</strong>, n = {count(headline.n)}.
          </p>
          <p className="soft small">
            95 times in 100, the true value lies in {interval(headline.low, headline.high)}.
            {headline.baseline !== undefined && ` ${capital(headline.baseline_label ?? "A dumb guess")} reaches ${percent(headline.baseline)}.`}
          </p>
          <p className="soft small">{headline.how}</p>
        </div>
      </div>
      <dl className="metrics">
        {others.map((metric) => (
          <MetricRow key={metric.label} metric={metric} />
        ))}
        <div>
          <dt>{speed === null ? "…" : milliseconds(speed)}</dt>
          <dd>
            from your input to the answer, on this device
            <span className="soft small">For the latest answer. The file has {kilobytes(manifest.files["model.tflite"].bytes)}.</span>
          </dd>
        </div>
      </dl>
      {hasMany(report.confusion) ? (
        <>
          <WhatForWhat report={report} shown={manifest.data.shown} />
          {report.calibration && <HowSure calibration={report.calibration} />}
        </>
      ) : (
        <div className="columns">
          <div>
            <WhatForWhat report={report} shown={manifest.data.shown} />
          </div>
          <div>{report.calibration && <HowSure calibration={report.calibration} />}</div>
        </div>
      )}
      <Mistakes report={report} shown={manifest.data.shown} />
      <Classes classes={report.classes} />
      {report.notes.length > 0 && (
        <>
          <h3>Where it fails</h3>
          <ul>
            {report.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);

function WhatForWhat({ report, shown }: { report: Report; shown: boolean }) {
  return (
    <>
      <h3>What it takes for what</h3>
      {report.confusion ? (
        <Confusion confusion={report.confusion} mistakes={report.mistakes} shown={shown} />
      ) : (
        <p>This network does not choose among classes.</p>
      )}
    </>
  );
}

function HowSure({ calibration }: { calibration: NonNullable<Report["calibration"]> }) {
  return (
    <>
      <h3>When it says “90 % sure”</h3>
      <Reliability calibration={calibration} />
    </>
  );
}

function MetricRow({ metric }: { metric: Metric }) {
  return (
    <div>
      <dt>{amount(metric.value, metric.unit)}</dt>
      <dd>
        {metric.label}
        <span className="soft small">
          {metric.unit === "distance" ? `${amount(metric.low, metric.unit)} to ${amount(metric.high, metric.unit)}` : interval(metric.low, metric.high)}, n = {count(metric.n)}. {metric.how}
        </span>
      </dd>
    </div>
  );
}

function Mistakes({ report, shown }: { report: Report; shown: boolean }) {
  const [all, setAll] = useState(false);
  if (report.mistakes.length === 0) {
    if (shown && report.confusion === null) return null; // what is no class has no mistakes to list
    return (
      <>
        <h3>Its most confident mistakes</h3>
        <p>{shown ? "It made no mistake on this test, so there is none to show." : NOT_SHOWN}</p>
      </>
    );
  }
  const some = report.mistakes.slice(0, all ? 60 : 12);
  return (
    <>
      <h3>Its most confident mistakes</h3>
      <ul className="samples">
        {some.map((mistake, index) => (
          <li key={index}>
            <ShownInput input={mistake.input} label={withArticle(mistake.truth)} />
            <span>
              is {mistake.truth}, read as <b className="answer-colour">{mistake.answer}</b>
            </span>
            <span className="soft">{percent(mistake.probability, 0)} sure</span>
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
