import { useMemo } from "react";
import type { Manifest, Mistake } from "../../contract";
import type { Session } from "../../session/session";
import { readPixels } from "../../image/readPixels";
import { scrollToInput } from "../../ui/scrollToInput";
import { percent } from "../../shared/format";
import { withArticle } from "../../shared/words";

/**
 * How to give the network the picture of a known mistake, as it is, or have it make the picture again; null where the
 * pictures of the report are not what the network received: those of photos are smaller.
 */
export function useReproduce(session: Session, manifest: Manifest | undefined): ((mistake: Mistake) => void) | null {
  return useMemo(() => {
    if (manifest?.page.kind === "generate") {
      return ({ truth, seed }) => {
        if (seed === undefined) return;
        session.offer({ kind: "wish", label: truth, seed });
        scrollToInput();
      };
    }
    if (manifest?.page.kind !== "draw") return null;
    const { size } = manifest.page.settings.recipe;
    return async ({ input, truth, answer, probability }) => {
      const pixels = input.kind === "image" ? await readPixels(input.src, size) : null;
      if (!pixels) return;
      const about = `A picture of the test: ${withArticle(truth)}. In the test, the network read it as ${withArticle(answer)}, at ${percent(probability, 1)}.`;
      session.offer({ kind: "pixels", pixels, about });
      scrollToInput();
    };
  }, [session, manifest]);
}
