/** One experiment, top to bottom: play, why, how good, how trained, code. */
import { useCallback, useEffect, useState } from "react";
import type { Manifest, Report } from "../../contract";
import type { Kind } from "../../kinds/kind";
import { loadKind } from "../../kinds/load";
import { useLink } from "../../links/useLink";
import { fetchManifest, fetchReport } from "../../model/files";
import type { NetworkState } from "../../model/useNetwork";
import { Code } from "../../report/Code";
import { ShowingFailures } from "../../report/Failures";
import { HowGood } from "../../report/HowGood";
import { HowTrained } from "../../report/HowTrained";
import { Reproducing } from "../../report/Reproduce";
import { Session } from "../../session/session";
import { defined } from "../../shared/defined";
import { count, kilobytes } from "../../shared/format";
import { ROOT, experimentUrl } from "../../shared/site";
import { ErrorCard } from "../../ui/ErrorCard";
import { keepOffline } from "../keepOffline";
import { Failing } from "./Failing";
import { More } from "./More";
import { useFailure } from "./useFailure";
import { useReproduce } from "./useReproduce";
import "./experiment.css";

type Loaded = { manifest: Manifest; kind: Kind };

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
      .then(async (manifest) => ({ manifest, kind: await loadKind(manifest.page.kind) }))
      .then((result) => current && setLoaded(result))
      .catch((error: Error) => {
        if (!current) return;
        setProblem(error.message);
        setState("error");
      });
    return () => void (current = false);
  }, [base, attempt]);

  const retry = () => {
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
        <loaded.kind.Play
          key={attempt}
          manifest={loaded.manifest}
          base={base}
          session={session}
          onMilliseconds={setSpeed}
          onState={onState}
        >
          <More manifest={loaded.manifest} kind={loaded.kind} session={session} />
        </loaded.kind.Play>
      )}
      {loaded && (
        <Reproducing value={reproduce}>
          <ShowingFailures value={failure}>
            <Story manifest={loaded.manifest} kind={loaded.kind} base={base} speed={speed} />
          </ShowingFailures>
        </Reproducing>
      )}
    </main>
  );
}

function Title({ manifest }: { manifest: Manifest }) {
  return (
    <div className="experiment-title">
      <h1>{manifest.title}</h1>
      <p className="soft">
        {manifest.summary} {manifest.family}, {count(manifest.parameters)} weights,{" "}
        {kilobytes(defined(manifest.files["model.tflite"]).bytes)}.
      </p>
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
      {report && <HowGood manifest={manifest} kind={kind} report={report} speed={speed} />}
      {report && <HowTrained manifest={manifest} report={report} />}
      <Code manifest={manifest} base={base} />
    </>
  );
}
