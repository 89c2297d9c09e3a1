/** Said where other experiments have a figure that this one cannot have. */

import type { Manifest, Report } from "../contract";

type Absent = "baseline" | "reliability" | "through-page" | "snapshots" | "samples" | "confusion" | "failures";

export function WhyNone({ of, children }: { of: Absent; children: string }) {
  return (
    <p className="small soft" data-part="why-none" data-of={of}>
      {children}
    </p>
  );
}

/** Why the answers of this network are not counted once more through the page; null where they are. */
export function whyNotThroughThePage({ page }: Manifest, { metrics }: Report): string | null {
  if ("page_accuracy" in metrics) return null;
  if (page.kind === "sum" || page.kind === "text")
    return "There is no figure of its own for what comes through this page: what you type is handed over letter by letter, so it is what was tested.";
  if (page.kind === "generate")
    return "There is no figure of its own for what comes through this page: a number names a picture, here and where it was measured.";
  return "There is no figure of its own for what comes through this page: it cuts and scales a photo as the test did, to within one step of brightness in 255. Your camera and your light are not in the figures.";
}
