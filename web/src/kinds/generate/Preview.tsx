import type { GenerateSettings, Manifest } from "../../contract";
import { experimentUrl } from "../../shared/site";
import "./generate.css";

/** Pictures that the shipped network made, for the gallery. */
export function Preview({ manifest }: { manifest: Manifest<GenerateSettings> }) {
  const settings = manifest.page.settings;
  const shown = settings.examples.slice(0, 10);
  return (
    <div
      className="generate-preview"
      role="img"
      aria-label={`Made pictures: ${shown.map(({ label }) => label).join(", ")}`}
    >
      {shown.map(({ label, file }) => (
        <img
          key={label}
          className="pixel"
          src={experimentUrl(manifest.id) + file}
          alt=""
          width={settings.size}
          height={settings.size}
          loading="lazy"
        />
      ))}
    </div>
  );
}
