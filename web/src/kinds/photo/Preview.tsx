import type { Manifest, PhotoSettings } from "../../contract";
import { experimentUrl } from "../../shared/site";
import "../../image/image.css";

/** Three of the page's examples with what they are, for the gallery. */
export function Preview({ manifest }: { manifest: Manifest<PhotoSettings> }) {
  const shown = manifest.page.settings.examples.slice(0, 3);
  return (
    <div className="picture-preview" role="img" aria-label={`Photos of ${shown.map(({ label }) => label).join(", ")}`}>
      {shown.map(({ label, file }) => (
        <div key={file}>
          <img src={experimentUrl(manifest.id) + file} alt="" loading="lazy" />
          <span aria-hidden="true">{label}</span>
        </div>
      ))}
    </div>
  );
}
