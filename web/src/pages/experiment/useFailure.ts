import { useCallback, useMemo, useState } from "react";
import type { Failure, Manifest } from "../../contract";
import type { Session, Offer } from "../../session/session";
import { fetchVerified } from "../../model/files";
import { sentenceOf } from "../../model/problem";
import type { Failing } from "../../report/Failures";

/** Give the network the example of a known failure, and remember which one it was. */
export function useFailure(session: Session, manifest: Manifest | undefined, base: string): Failing {
  const [shown, setShown] = useState<Failure | null>(null);
  const [problem, setProblem] = useState("");
  const show = useCallback(
    async (failure: Failure) => {
      if (!manifest) return;
      setProblem("");
      try {
        session.offer(await offerOf(failure, manifest, base));
        setShown({ ...failure }); // another object, so that the same failure is gone to again
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    },
    [session, manifest, base],
  );
  const leave = useCallback(() => setShown(null), []);
  return useMemo(
    () => ({ base, shown, problem, show: (failure) => void show(failure), leave }),
    [base, shown, problem, show, leave],
  );
}

async function offerOf({ example }: Failure, manifest: Manifest, base: string): Promise<Offer> {
  if (example.kind === "drawing") return { kind: "drawing", drawing: { strokes: example.strokes, pen: example.pen } };
  if (example.kind === "beginning") return { kind: "beginning", text: example.text };
  if (example.kind === "text") return { kind: "question", text: example.text };
  if (example.kind === "wish") return { kind: "wish", label: example.label, seed: example.seed };
  const blob = new Blob([await fetchVerified(base, manifest, example.file)]);
  return { kind: "picture", blob, name: "a known failure", about: `Picture: ${example.credit}.` };
}
