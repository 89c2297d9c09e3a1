import type { Manifest, SumSettings } from "../../contract";
import { questionOf } from "./question";
import "./sum.css";

/** A question of the page's own examples, as it is typed and as it is answered, for the gallery. */
export function Preview({ manifest }: { manifest: Manifest<SumSettings> }) {
  const settings = manifest.page.settings;
  const shown = settings.examples.slice(0, 3).map((example) => questionOf(example, settings));
  return (
    <div className="sum-preview">
      {shown.map((question) =>
        "why" in question ? null : (
          <p key={question.text}>
            <span>{question.text}</span> <span aria-hidden="true">→</span> <strong>{question.truth}</strong>
          </p>
        ),
      )}
    </div>
  );
}
