/** How was it trained? Curves, samples, layers, and what it answered while it was learning. */
import type { Manifest, Report } from "../contract";
import { count } from "../shared/format";
import { Value } from "../ui/Value";
import { Curves } from "./Curves";
import { NOT_SHOWN, ShownInput } from "./ShownInput";
import { Snapshots } from "./Snapshots";
import { TrainedByOthers } from "./TrainedByOthers";
import { Weights } from "./Weights";
import { WhyNone } from "./WhyNone";

export function HowTrained({ manifest, report }: { manifest: Manifest; report: Report }) {
  const { training } = report;
  return (
    <section className="part" data-part="trained" aria-labelledby="trained">
      <h2 id="trained">How was it trained?</h2>
      {manifest.published && <TrainedByOthers weights={manifest.published} />}
      {training.curves.length > 0 && (
        <>
          <p className="soft">
            <Value>{training.minutes}</Value> <span>{training.minutes === 1 ? "minute" : "minutes"}</span> on{" "}
            <span>{training.machine.replace(/^1 cores/, "1 core")}</span>.{" "}
            <Value>{count(training.examples.train)}</Value> samples taught it,{" "}
            <Value>{count(training.examples.validation)}</Value> decided, <Value>{count(training.examples.test)}</Value>{" "}
            were kept for the test. Seed <Value>{training.seed}</Value>.
          </p>
          <Curves training={training} />
          <Snapshots snapshots={report.snapshots} />
        </>
      )}
      <h3>The data</h3>
      <p>
        {manifest.data.source ? (
          <a href={manifest.data.source}>{manifest.data.name}</a>
        ) : (
          <span>{manifest.data.name}</span>
        )}
        <span>{`, ${manifest.data.licence}.`}</span>
      </p>
      {manifest.data.flaws && (
        <p data-part="flaws">
          <b>What is wrong with it.</b> <span>{manifest.data.flaws}</span>
        </p>
      )}
      {report.samples.length > 0 ? (
        <ul className={report.samples.some(({ label }) => label !== "") ? "samples" : "samples texts"}>
          {report.samples.map((sample, index) => (
            <li key={index}>
              <ShownInput input={sample.input} label={`sample of ${sample.label}`} size={44} />
              <span>{sample.label}</span>
            </li>
          ))}
        </ul>
      ) : (
        <WhyNone of="samples">{NOT_SHOWN}</WhyNone>
      )}
      <h3>The layers</h3>
      <div className="scroll" tabIndex={0} role="region" aria-label="Table of layers">
        <table className="layers">
          <thead>
            <tr>
              <th scope="col">layer</th>
              <th scope="col">kind</th>
              <th scope="col">makes</th>
              <th scope="col">weights</th>
              <th scope="col">what it does</th>
            </tr>
          </thead>
          <tbody>
            {manifest.layers.map((layer) => (
              <tr key={layer.name}>
                <td>{layer.name.replaceAll("_", " ")}</td>
                <td>{layer.kind}</td>
                <td>{layer.shape.join(" × ")}</td>
                <td translate="no">{layer.parameters ? count(layer.parameters) : ""}</td>
                <td>{layer.says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Weights manifest={manifest} weights={report.snapshots.weights} />
      <h3>The settings</h3>
      <dl className="settings">
        {Object.entries(training.settings).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
