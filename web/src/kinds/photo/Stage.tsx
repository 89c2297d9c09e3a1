import type { CSSProperties } from "react";
import type { Fit } from "../../contract";
import { PictureCanvas } from "../../image/PictureCanvas";
import { Viewfinder } from "../../image/Viewfinder";
import { region } from "../../image/fit";
import type { UsedCamera } from "../../image/useCamera";
import type { Picture } from "../../image/usePicture";

interface StageProps {
  photo: Picture | null;
  camera: UsedCamera;
  fit: Fit;
  invitation: string;
  dragging: boolean;
  opening: boolean;
  onChoose(): void;
  onTake(): void;
}

/** Where a photo is dropped and shown, or taken. */
export function Stage({ photo, camera, fit, invitation, dragging, opening, onChoose, onTake }: StageProps) {
  const filming = camera.state !== "off";
  const empty = !photo && !filming;
  return (
    <div
      className="picture-stage"
      data-part="input"
      role="group"
      aria-label={invitation}
      aria-busy={opening}
      data-empty={empty}
      data-dragging={dragging}
    >
      <Viewfinder camera={camera} label="What the camera sees" />
      {photo && !filming && (
        <div className="picture-frame" style={frameOf(photo)}>
          <PictureCanvas picture={photo} label={photo.name ? `A photo: ${photo.name}` : "Your photo"} />
          <Cut photo={photo} fit={fit} />
        </div>
      )}
      {empty && (
        <div className="picture-invitation">
          <svg viewBox="0 0 48 48" aria-hidden="true">
            <rect x="5" y="9" width="38" height="30" rx="5" />
            <circle cx="16" cy="19" r="3.4" />
            <path d="M6 35l11-10 8 7 7-6 10 9" />
          </svg>
          <p className="picture-title">{invitation}</p>
          <div className="row">
            <button type="button" className="button primary" data-part="choose" onClick={onChoose}>
              Choose a photo
            </button>
            <button type="button" className="button" data-part="camera" onClick={() => camera.start()}>
              Take a photo
            </button>
          </div>
          <p className="small picture-mouse">or paste one, or drop it anywhere on this page</p>
        </div>
      )}
      {camera.state === "starting" && (
        <p className="picture-waiting">Waiting for the camera. Your browser may ask whether this page may use it.</p>
      )}
      {filming && (
        <div className="picture-bar">
          {camera.state === "on" && (
            <button type="button" className="button primary" data-part="shoot" onClick={onTake}>
              Take the photo
            </button>
          )}
          {camera.state === "on" && camera.cameras.length > 1 && (
            <button type="button" className="button" data-part="switch" onClick={camera.next}>
              Other camera
            </button>
          )}
          <button type="button" className="button" data-part="stop" onClick={camera.stop}>
            Cancel
          </button>
        </div>
      )}
    </div>
  );
}

/** A small photo is enlarged, but not until it is a blur. */
const LARGEST = 3;

/** The size of a photo in the stage, which is 4 : 3: as large as fits. */
function frameOf({ width, height }: Picture): CSSProperties {
  const tall = height * 4 > width * 3;
  const size = tall ? { height: `min(100%, ${height * LARGEST}px)` } : { width: `min(100%, ${width * LARGEST}px)` };
  return { aspectRatio: `${width} / ${height}`, ...size };
}

/** What of a photo the network does not see lies in shade. */
function Cut({ photo: { width, height }, fit }: { photo: Picture; fit: Fit }) {
  const { source } = region(width, height, fit);
  const [left, top, right, bottom] = source;
  if ((right - left) * (bottom - top) > 0.98 * width * height) return null;
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    <span
      className="photo-cut"
      title="What lies in shade the network does not see"
      style={{
        left: share(left, width),
        top: share(top, height),
        right: share(width - right, width),
        bottom: share(height - bottom, height),
      }}
    />
  );
}
