import type { Manifest, ObjectsSettings } from "../../contract";
import { experimentUrl } from "../../shared/site";
import { colourOf } from "./paint";
import "./objects.css";

/** The page's example with the most on it, and what the network found there, for the gallery. */
export function Preview({ manifest }: { manifest: Manifest<ObjectsSettings> }) {
  const { examples } = manifest.page.settings;
  const [example] = [...examples].sort((a, b) => (b.boxes?.length ?? 0) - (a.boxes?.length ?? 0));
  if (!example) return null;
  const { boxes = [], file, label } = example;
  return (
    <div
      className="objects-preview"
      role="img"
      aria-label={`A picture: ${boxes.map((one) => one.label).join(", ") || label}`}
    >
      <div>
        <img src={experimentUrl(manifest.id) + file} alt="" loading="lazy" />
        {boxes.map(({ label: name, box: [left, top, right, bottom] }, index) => (
          <span
            key={index}
            aria-hidden="true"
            style={{
              left: `${100 * left}%`,
              top: `${100 * top}%`,
              width: `${100 * (right - left)}%`,
              height: `${100 * (bottom - top)}%`,
              color: colourOf(manifest.labels.indexOf(name)),
            }}
          >
            <b>{name}</b>
          </span>
        ))}
      </div>
    </div>
  );
}
