import type { GenerateSettings, Manifest } from "../../contract";
import { experimentUrl } from "../../site";
import "./generate.css";

/** Pictures that the shipped network made, for the gallery. */
export function Preview({ manifest }: { manifest: Manifest }) {
  const settings = manifest.page.settings as GenerateSettings;
  return (
    <div className="generate-preview">
      {settings.examples.slice(0, 10).map(({ label, file }) => (
        <img key={label} className="pixel" src={`${experimentUrl(manifest.id)}model/${file}`} alt="" width={settings.size} height={settings.size} />
      ))}
    </div>
  );
}
