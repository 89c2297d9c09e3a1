import type { DrawSettings, Manifest } from "../../contract";
import { Sketch } from "./Sketch";
import "../../ui/play.css";

/** Drawings of the page's own examples with what they are read as, for the gallery. */
export function Preview({ manifest }: { manifest: Manifest<DrawSettings> }) {
  const { examples } = manifest.page.settings;
  const words = examples.some(({ label }) => label.length > 2);
  const shown = words
    ? [...examples].sort((a, b) => a.label.length - b.label.length).slice(0, 3) // short words fit under their drawings
    : [2, 5, 8].map((index) => examples[index % Math.max(1, examples.length)]).filter((one) => one !== undefined);
  return (
    <div
      className="draw-preview"
      data-words={words}
      role="img"
      aria-label={`Drawings read as ${shown.map(({ label }) => label).join(", ")}`}
    >
      {[...new Set(shown)].map((example) => (
        <div key={example.label}>
          <Sketch drawing={example} />
          <span aria-hidden="true">{example.label}</span>
        </div>
      ))}
    </div>
  );
}
