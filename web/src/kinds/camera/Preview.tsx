import type { CameraSettings, Manifest } from "../../contract";
import { experimentUrl } from "../../shared/site";
import { Hand } from "./Hand";
import "../../image/image.css";
import "./camera.css";

/** The moves, as the page's own examples show them, for the gallery. */
export function Preview({ manifest }: { manifest: Manifest<CameraSettings> }) {
  const { moves, examples } = manifest.page.settings;
  return (
    <div className="picture-preview hands-preview" role="img" aria-label={`Hands read as ${moves.join(", ")}`}>
      {moves.map((move) => {
        const example = examples.find(({ label }) => label === move);
        return (
          <div key={move}>
            {example ? (
              <img src={experimentUrl(manifest.id) + example.file} alt="" loading="lazy" />
            ) : (
              <Hand move={move} />
            )}
            <span aria-hidden="true">{move}</span>
          </div>
        );
      })}
    </div>
  );
}
