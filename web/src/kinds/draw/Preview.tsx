import type { DrawSettings, Drawing, Manifest } from "../../contract";
import "./draw.css";

/** Drawings of the page's own examples with what they are read as, for the gallery. */
export function Preview({ manifest }: { manifest: Manifest }) {
  const { examples } = manifest.page.settings as DrawSettings;
  const shown = [2, 5, 8].map((index) => examples[index % Math.max(1, examples.length)]).filter((one) => one !== undefined);
  return (
    <div className="draw-preview" role="img" aria-label={`Drawings read as ${shown.map(({ label }) => label).join(", ")}`}>
      {[...new Set(shown)].map((example) => (
        <div key={example.label}>
          <svg viewBox="0 0 1 1" aria-hidden="true">
            {example.strokes.map((stroke, index) => (
              <path key={index} d={pathOf(stroke)} strokeWidth={example.pen} />
            ))}
          </svg>
          <span aria-hidden="true">{example.label}</span>
        </div>
      ))}
    </div>
  );
}

function pathOf(stroke: Drawing["strokes"][number]): string {
  const [first, ...rest] = stroke.map(([x, y]) => `${x} ${y}`);
  return `M${first}${rest.map((point) => `L${point}`).join("") || `L${first}`}`;
}
