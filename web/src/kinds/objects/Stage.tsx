import type { CSSProperties } from "react";
import { PictureCanvas } from "../../image/PictureCanvas";
import { Viewfinder } from "../../image/Viewfinder";
import type { UsedCamera } from "../../image/useCamera";
import type { Picture } from "../../image/usePicture";
import { Overlay } from "./Overlay";
import type { Named } from "./paint";

interface StageProps {
  camera: UsedCamera;
  photo: Picture | null;
  /** Shape of what the boxes belong to; null while there are none. */
  shape: { width: number; height: number } | null;
  boxes: Named[];
  invitation: string;
  dragging: boolean;
  opening: boolean;
  onChoose(): void;
  onPick(which: number): void;
}

/** The camera's picture or a photo, with the boxes over it. */
export function Stage({ camera, photo, shape, boxes, invitation, dragging, opening, onChoose, onPick }: StageProps) {
  const filming = camera.state === "on";
  const still = photo && !filming && camera.state === "off" ? photo : null;
  const empty = !still && camera.state === "off";
  const style = shape ? ({ "--shape": `${shape.width} / ${shape.height}` } as CSSProperties) : undefined;
  return (
    <div
      className="picture-stage"
      data-part="input"
      role="group"
      aria-label={invitation}
      aria-busy={opening}
      data-empty={empty}
      data-dragging={dragging}
      style={style}
    >
      <Viewfinder camera={camera} label="What the camera sees" />
      {still && <PictureCanvas picture={still} label={still.name ? `A picture: ${still.name}` : "Your photo"} />}
      {shape && (still || filming) && (
        <Overlay
          boxes={boxes}
          width={shape.width}
          height={shape.height}
          mirrored={filming && camera.front}
          onPick={onPick}
        />
      )}
      {empty && (
        <div className="picture-invitation">
          <svg viewBox="0 0 48 48" aria-hidden="true">
            <path d="M5 15V9a4 4 0 0 1 4-4h6M33 5h6a4 4 0 0 1 4 4v6M43 33v6a4 4 0 0 1-4 4h-6M15 43H9a4 4 0 0 1-4-4v-6" />
            <circle cx="24" cy="24" r="7" />
          </svg>
          <p className="picture-title">{invitation}</p>
          <div className="row">
            <button type="button" className="button primary" data-part="camera" onClick={() => camera.start()}>
              Start the camera
            </button>
            <button type="button" className="button" data-part="choose" onClick={onChoose}>
              Choose a photo
            </button>
          </div>
          <p className="small picture-mouse">or paste a photo, or drop it anywhere on this page</p>
        </div>
      )}
      {camera.state === "starting" && (
        <div className="picture-invitation">
          <p>Waiting for the camera. Your browser may ask whether this page may use it.</p>
          <button type="button" className="button" data-part="stop" onClick={camera.stop}>
            Stop waiting
          </button>
        </div>
      )}
    </div>
  );
}
