import { useCallback, useMemo, useState } from "react";
import type { Failure, Manifest } from "../../contract";
import type { Kind } from "../../kinds/kind";
import { fetchVerified } from "../../model/files";
import { sentenceOf } from "../../model/problem";
import type { Failing } from "../../report/Failures";
import type { Session } from "../../session/session";

/** Give the network the example of a known failure, and remember which one it was. */
export function useFailure(
  session: Session,
  manifest: Manifest | undefined,
  kind: Kind | undefined,
  base: string,
): Failing {
  const [shown, setShown] = useState<Failure | null>(null);
  const [problem, setProblem] = useState("");
  const show = useCallback(
    async (failure: Failure) => {
      const { offer } = kind?.failures ?? {};
      if (!manifest || !offer) return;
      const fetchFile = async (name: string) => new Blob([await fetchVerified(base, manifest, name)]);
      setProblem("");
      try {
        session.offer(await offer(failure.example, fetchFile));
        setShown({ ...failure }); // another object, so that the same failure is gone to again
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    },
    [session, manifest, kind, base],
  );
  const leave = useCallback(() => setShown(null), []);
  return useMemo(
    () => ({ base, shown, problem, show: (failure) => void show(failure), leave }),
    [base, shown, problem, show, leave],
  );
}
