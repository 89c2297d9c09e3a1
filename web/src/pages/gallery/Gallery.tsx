/** The first page: where to start, and every experiment in its chapter, with a real output of its model. */
import { useEffect, useMemo, useState } from "react";
import type { Manifest } from "../../contract";
import { ROOT } from "../../shared/site";
import { ErrorCard } from "../../ui/ErrorCard";
import { chaptersOf } from "../course";
import { readTried } from "../tried";
import { Card } from "./Card";
import { Filters } from "./Filters";
import { Starts } from "./Starts";
import { type Filter, EMPTY, fromQuery, matching, toQuery } from "./filter";
import "./gallery.css";

export default function Gallery() {
  const [experiments, setExperiments] = useState<Manifest[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter>(() => fromQuery(location.search));
  const [searching, setSearching] = useState(() => toQuery(filter) !== "");
  const [tried] = useState(readTried);

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
  const search = () => {
    if (searching) setFilter(EMPTY); // what is hidden filters nothing
    setSearching(!searching);
  };

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
        <Starts experiments={experiments ?? []} />
      </div>
      {problem && <ErrorCard message={problem} onRetry={retry} />}
      {experiments && (
        <>
          <div className="gallery-bar">
            <p className="soft" role="status">
              {shown.length === experiments.length
                ? `${shown.length} experiments, simple to rich`
                : `${shown.length} of ${experiments.length} experiments`}
            </p>
            <button
              type="button"
              className="button"
              data-part="search"
              aria-expanded={searching}
              aria-controls="filters"
              onClick={search}
            >
              {searching ? "Close search" : "Search"}
            </button>
          </div>
          <div id="filters" hidden={!searching}>
            {searching && <Filters experiments={experiments} filter={filter} onChange={setFilter} />}
          </div>
          {chaptersOf(shown).map(({ title, promise, experiments: ones }) => (
            <section key={title} className="chapter" data-part="chapter" aria-label={title}>
              <div className="chapter-title">
                <h2>{title}</h2>
                <p className="soft">{promise}</p>
              </div>
              <ul className="gallery">
                {ones.map((manifest) => (
                  <Card key={manifest.id} manifest={manifest} tried={tried.has(manifest.id)} />
                ))}
              </ul>
            </section>
          ))}
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
