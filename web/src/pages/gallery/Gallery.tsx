/** The first page: the promise, and every experiment with a real output of its model. */
import { useEffect, useMemo, useState } from "react";
import type { Manifest } from "../../contract";
import type { Kind } from "../../kinds/kind";
import { loadKind } from "../../kinds/load";
import { defined } from "../../shared/defined";
import { around, figure, kilobytes, span } from "../../shared/format";
import { ROOT, experimentUrl } from "../../shared/site";
import { ErrorCard } from "../../ui/ErrorCard";
import { Value } from "../../ui/Value";
import { type Filter, EMPTY, choices, fromQuery, matching, toQuery } from "./filter";
import "./gallery.css";

export default function Gallery() {
  const [experiments, setExperiments] = useState<Manifest[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter>(() => fromQuery(location.search));

  const load = () => {
    fetch(`${ROOT}experiments/index.json`)
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error(`HTTP ${response.status}`))))
      .then(setExperiments)
      .catch(() => setProblem("The list of experiments could not be loaded. Check the connection and try again."));
  };
  useEffect(load, []);
  const retry = () => {
    setProblem(null);
    load();
  };
  useEffect(() => history.replaceState(null, "", toQuery(filter) || location.pathname), [filter]);

  const shown = useMemo(() => matching(experiments ?? [], filter), [experiments, filter]);
  const state = problem ? "error" : experiments ? "ready" : "loading";
  return (
    <main data-state={state} id="main">
      <div className="hero">
        <h1>Small neural networks that you can open up</h1>
        <p>
          Play with them, look inside while they think, and see how good they really are. They run on your device, and
          nothing leaves it.
        </p>
      </div>
      {problem && <ErrorCard message={problem} onRetry={retry} />}
      {experiments && (
        <>
          <Filters experiments={experiments} filter={filter} onChange={setFilter} />
          <p className="soft small" role="status">
            {shown.length === experiments.length
              ? `${shown.length} experiments`
              : `${shown.length} of ${experiments.length} experiments`}
          </p>
          <ul className="gallery">
            {shown.map((manifest) => (
              <Card key={manifest.id} manifest={manifest} />
            ))}
          </ul>
          {shown.length === 0 && (
            <p>
              Nothing matches.{" "}
              <button type="button" className="button" onClick={() => setFilter(EMPTY)}>
                Show all
              </button>
            </p>
          )}
        </>
      )}
    </main>
  );
}

interface FiltersProps {
  experiments: Manifest[];
  filter: Filter;
  onChange(filter: Filter): void;
}

function Filters({ experiments, filter, onChange }: FiltersProps) {
  return (
    <div className="filters" role="search">
      <label>
        Search
        <input
          className="field"
          type="search"
          value={filter.text}
          onChange={(event) => onChange({ ...filter, text: event.target.value.slice(0, 80) })}
        />
      </label>
      {(["input", "family", "task"] as const).map((key) => (
        <label key={key}>
          <span>{{ input: "You give", family: "Network", task: "Task" }[key]}</span>
          <select
            className="field"
            value={filter[key]}
            onChange={(event) => onChange({ ...filter, [key]: event.target.value })}
          >
            <option value="">anything</option>
            {choices(experiments, key).map((value) => (
              <option key={value}>{value}</option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

/** The preview of a manifest's kind of page, once that is loaded. */
function Preview({ manifest }: { manifest: Manifest }) {
  const [kind, setKind] = useState<Kind>();
  const name = manifest.page.kind;
  useEffect(() => {
    let wanted = true;
    loadKind(name).then(
      (loaded) => wanted && setKind(loaded),
      () => {}, // a kind that this version does not know has no picture here; its own page says so
    );
    return () => void (wanted = false);
  }, [name]);
  return kind && <kind.Preview manifest={manifest} />;
}

function Card({ manifest }: { manifest: Manifest }) {
  const { headline } = manifest;
  const { before, after } = around(headline);
  return (
    <li className="card experiment-card">
      <div className="preview" aria-hidden="true">
        <Preview manifest={manifest} />
      </div>
      <h2>
        <a href={experimentUrl(manifest.id)}>{manifest.title}</a>
      </h2>
      <p>{manifest.summary}</p>
      <p className="figure">
        <span>{before}</span>
        <strong translate="no">{figure(headline)}</strong>
        <span>{after}</span>
      </p>
      <p className="soft small">
        <Value>{span(headline)}</Value> with 95 % confidence · <span>{manifest.family}</span> ·{" "}
        <Value>{kilobytes(defined(manifest.files["model.tflite"]).bytes)}</Value>
      </p>
    </li>
  );
}
