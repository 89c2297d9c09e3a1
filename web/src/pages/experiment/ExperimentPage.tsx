/** One experiment, top to bottom: play, why, how good, how trained, code. */
import { useCallback, useEffect, useState } from "react";
import type { Manifest, Report } from "../../contract";
import type { Kind } from "../../kinds/kind";
import { loadKind } from "../../kinds/load";
import { useLink } from "../../links/useLink";
import { fetchManifest } from "../../model/manifest";
import { fetchReport } from "../../model/report";
import type { NetworkState } from "../../model/useNetwork";
import { Code } from "../../report/Code";
import { ShowingFailures } from "../../report/Failures";
import { HowGood } from "../../report/HowGood";
import { HowTrained } from "../../report/HowTrained";
import { Reproducing } from "../../report/Reproduce";
import { reloadWith, takeKept } from "../../session/reload";
import { type Offer, Session } from "../../session/session";
import { ROOT, experimentUrl } from "../../shared/site";
import { ErrorCard } from "../../ui/ErrorCard";
import { Part } from "../../ui/Part";
import { Reloading } from "../../ui/ReloadButton";
import { keepOffline } from "../keepOffline";
import { markTried } from "../tried";
import { Failing } from "./Failing";
import { More } from "./More";
import { Neighbours } from "./Neighbours";
import { useFailure } from "./useFailure";
import { useReproduce } from "./useReproduce";
import "./experiment.css";

type Loaded = {
  manifest: Manifest;
  kind: Kind;
  /** What was made before the page was loaded anew. */
  kept: Offer | null;
};

export default function ExperimentPage() {
  const base = experimentUrl(document.body.dataset.id ?? "");
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>();
  const [problem, setProblem] = useState<string | null>(null);
  const [state, setState] = useState<NetworkState>("loading");
  const [speed, setSpeed] = useState<number | null>(null);
  const [session] = useState(() => new Session());
  const link = useLink(session, loaded);
  const reproduce = useReproduce(session, loaded?.manifest, loaded?.kind);
  const failure = useFailure(session, loaded?.manifest, loaded?.kind, base);

  useEffect(() => {
    let current = true;
    fetchManifest(base)
      .then(async (manifest) => ({
        manifest,
        kind: await loadKind(manifest.page.kind),
        kept: await takeKept(),
      }))
      .then((result) => current && setLoaded(result))
      .catch((error: Error) => {
        if (!current) return;
        setProblem(error.message);
        setState("error");
      });
    return () => void (current = false);
  }, [base, attempt]);

  const offerAgain = useCallback(() => {
    const made = session.made();
    if (made) session.offer(made);
  }, [session]);
  useEffect(() => {
    if (loaded?.kept) session.offer(loaded.kept);
  }, [session, loaded]);
  const reload = useCallback(() => void reloadWith(session.made()), [session]);

  const retry = () => {
    offerAgain();
    setProblem(null);
    setState("loading");
    setAttempt(attempt + 1);
  };
  const onState = useCallback((now: NetworkState, message?: string) => {
    setState(now);
    if (now === "ready") void keepOffline();
    setProblem(now === "error" ? (message ?? "The network could not be loaded.") : null);
  }, []);

  return (
    <Reloading value={reload}>
      <main data-state={state} id="main">
        {loaded && <Title manifest={loaded.manifest} />}
        <div role="status" data-part="link">
          {link && <p className="experiment-link">{link}</p>}
        </div>
        {problem && <ErrorCard message={problem} onRetry={retry} />}
        {problem && !loaded && (
          <p>
            <a href={ROOT}>See all experiments</a>
          </p>
        )}
        {loaded && !problem && <Failing {...failure} />}
        {loaded && !problem && (
          <div {...whenTried(loaded.manifest.id)}>
            <Part onAgain={offerAgain}>
              <loaded.kind.Play
                key={attempt}
                manifest={loaded.manifest}
                base={base}
                session={session}
                onMilliseconds={setSpeed}
                onState={onState}
              >
                <Part>
                  <More manifest={loaded.manifest} kind={loaded.kind} session={session} />
                </Part>
              </loaded.kind.Play>
            </Part>
          </div>
        )}
        {loaded && (
          <Reproducing value={reproduce}>
            <ShowingFailures value={failure}>
              <Part>
                <Story manifest={loaded.manifest} kind={loaded.kind} base={base} speed={speed} />
              </Part>
            </ShowingFailures>
          </Reproducing>
        )}
        {loaded && <Neighbours />}
      </main>
    </Reloading>
  );
}

/** Whoever draws, types or presses anything has tried it. */
function whenTried(id: string) {
  const tried = () => markTried(id);
  return { onPointerDownCapture: tried, onInputCapture: tried, onClickCapture: tried };
}

/** What it is about, and one thing to try that shows it. */
function Title({ manifest }: { manifest: Manifest }) {
  const { title, summary, course } = manifest;
  return (
    <div className="experiment-title">
      <h1>{title}</h1>
      {course ? (
        <div className="lesson" data-part="lesson">
          <p>
            <strong>This one is about:</strong> <span>{course.lesson}</span>
          </p>
          <p>
            <strong>Try this:</strong> <span>{course.try_this}</span>
          </p>
        </div>
      ) : (
        <p>{summary}</p>
      )}
    </div>
  );
}

/** What is read from the report: fetched after the page can be played with. */
function Story({
  manifest,
  kind,
  base,
  speed,
}: {
  manifest: Manifest;
  kind: Kind;
  base: string;
  speed: number | null;
}) {
  const [report, setReport] = useState<Report | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = useCallback(() => {
    fetchReport(base, manifest).then(setReport, (error: Error) => setProblem(error.message));
  }, [base, manifest]);
  useEffect(load, [load]);
  const retry = () => {
    setProblem(null);
    load();
  };
  return (
    <>
      {problem && <ErrorCard message={problem} onRetry={retry} />}
      {report && (
        <Part>
          <HowGood manifest={manifest} kind={kind} report={report} speed={speed} />
        </Part>
      )}
      {report && (
        <Part>
          <HowTrained manifest={manifest} report={report} />
        </Part>
      )}
      <Part>
        <Code manifest={manifest} base={base} />
      </Part>
    </>
  );
}
