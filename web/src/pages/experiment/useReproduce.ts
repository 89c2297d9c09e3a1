import { useMemo } from "react";
import type { Manifest, Mistake } from "../../contract";
import type { Kind } from "../../kinds/kind";
import type { Session } from "../../session/session";
import { scrollToInput } from "../../ui/scrollToInput";

/** How to give the network the input of a known mistake once more; null where that cannot be done. */
export function useReproduce(
  session: Session,
  manifest: Manifest | undefined,
  kind: Kind | undefined,
): ((mistake: Mistake) => void) | null {
  return useMemo(() => {
    const { reproduce } = kind ?? {};
    if (!manifest || !reproduce) return null;
    const offer = async (mistake: Mistake) => {
      const made = await reproduce(mistake, manifest);
      if (!made) return;
      session.offer(made);
      scrollToInput();
    };
    return (mistake) => void offer(mistake);
  }, [session, manifest, kind]);
}
