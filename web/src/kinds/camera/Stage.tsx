import type { Ref } from "react";
import { PictureCanvas } from "../../image/PictureCanvas";
import { Viewfinder } from "../../image/Viewfinder";
import type { Opened } from "../../image/decoding";
import type { UsedCamera } from "../../image/useCamera";
import type { Match } from "./useMatch";

interface StageProps {
  match: Match;
  camera: UsedCamera;
  /** The frame that was judged, as the visitor sees it. */
  still: Ref<HTMLCanvasElement>;
  /** The photo of this round, when it is played with one. */
  photo: Opened | null;
  invitation: string;
  /** What the network sees now, in a few words; empty for nothing. */
  seen: string;
  dragging: boolean;
  onCamera(): void;
  onChoose(): void;
}

/** Your side: the square of the camera's picture that the network sees, or a photo. */
export function Stage({ match, camera, still, photo, invitation, seen, dragging, onCamera, onChoose }: StageProps) {
  const { stage, judged } = match;
  const frozen = camera.state === "on" && !photo && stage === "told" && judged !== null;
  const empty = camera.state === "off" && !photo;
  return (
    <div
      className="picture-stage hands-stage"
      data-part="input"
      role="group"
      aria-label={invitation}
      data-empty={empty}
      data-dragging={dragging}
      data-frozen={frozen}
    >
      <Viewfinder camera={camera} label="What the camera sees" />
      <canvas
        translate="no"
        ref={still}
        className="picture-shown"
        data-part="still"
        data-mirrored={camera.front}
        hidden={!frozen}
        role="img"
        aria-label="The frame that was judged"
      />
      {photo && <PictureCanvas picture={photo} label="Your photo" />}
      {camera.state === "starting" && (
        <p className="picture-waiting">Waiting for the camera. Your browser may ask whether this page may use it.</p>
      )}
      {empty && (
        <div className="picture-invitation">
          <p className="picture-title">{invitation}</p>
          <button type="button" className="button primary" data-part="camera" onClick={onCamera}>
            Turn the camera on
          </button>
          <button type="button" className="button" data-part="choose" onClick={onChoose}>
            Play with photos you choose
          </button>
          <p className="small">Or click one of the drawn hands below. Nothing you show leaves this device.</p>
        </div>
      )}
      {seen && (
        <p className="hands-seen" aria-hidden="true">
          {seen}
        </p>
      )}
      {(stage === "counting" || (stage === "reading" && !photo)) && (
        <p className="hands-count" role="status" aria-live="assertive" data-part="count">
          <span key={match.count}>{stage === "counting" ? match.count : "Now"}</span>
        </p>
      )}
    </div>
  );
}
