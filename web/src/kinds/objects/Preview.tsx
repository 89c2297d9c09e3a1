import type { Manifest, ObjectsSettings } from "../../contract";
import { experimentUrl } from "../../site";
import "./objects.css";

/** One of the page's examples in a finder, for the gallery. */
export function Preview({ manifest }: { manifest: Manifest }) {
  const { examples } = manifest.page.settings as ObjectsSettings;
  const [example] = examples;
  return (
    <div className="objects-preview" role="img" aria-label={example ? `A picture: ${example.label}` : "A camera's finder"}>
      {example && <img src={experimentUrl(manifest.id) + example.file} alt="" loading="lazy" />}
      <svg viewBox="0 0 160 100" preserveAspectRatio="none" aria-hidden="true">
        <path d="M10 26V10h22M128 10h22v16M150 74v16h-22M32 90H10V74" vectorEffect="non-scaling-stroke" />
      </svg>
    </div>
  );
}
