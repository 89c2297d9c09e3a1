import { useEffect, useRef, type ComponentProps } from "react";
import type { UsedCamera } from "../../image/useCamera";
import { defined } from "../../shared/defined";
import type { Match } from "./useMatch";

interface ControlsProps {
  match: Match;
  camera: UsedCamera;
  /** Whether the round on the table was played with a photo. */
  photo: boolean;
  /** Whether the network can be asked. */
  ready: boolean;
  onStart(): void;
  onCamera(): void;
  onChoose(): void;
  onClear(): void;
}

/** Under your side: what can be done now. */
export function Controls({ match, camera, photo, ready, onStart, onCamera, onChoose, onClear }: ControlsProps) {
  const { stage, over, rounds } = match;
  const filming = camera.state === "on";
  const going = stage === "counting" || stage === "reading";
  const onward = stage === "told" ? (over ? "Play again" : "Next round") : stage === "unseen" ? "Try again" : "Start";
  return (
    <>
      <div className="row">
        {filming && (
          // The same button all the time: it keeps the focus, so that a match can be played with one key.
          <Onward data-part="start" onClick={going ? undefined : onStart} disabled={!ready} aria-disabled={going}>
            {going ? "Get ready" : onward}
          </Onward>
        )}
        {filming && going && (
          <button type="button" className="button" data-part="cancel" onClick={match.clear}>
            Cancel
          </button>
        )}
        {!filming && (camera.state === "starting" || photo) && (
          <button
            type="button"
            className="button primary"
            data-part="camera"
            onClick={onCamera}
            disabled={camera.state === "starting"}
          >
            Turn the camera on
          </button>
        )}
        {!filming && photo && (
          <button type="button" className="button" data-part="choose" onClick={onChoose}>
            Choose a photo
          </button>
        )}
        {filming && camera.cameras.length > 1 && (
          <button type="button" className="button" data-part="switch" onClick={camera.next} disabled={going}>
            Other camera
          </button>
        )}
        {camera.state !== "off" && (
          <button type="button" className="button" data-part="stop" onClick={camera.stop}>
            Turn the camera off
          </button>
        )}
      </div>
      {(rounds.length > 0 || photo) && !going && (
        <div className="row">
          {stage === "told" && (
            <button type="button" className="button quiet" data-part="annul" onClick={match.annul}>
              Misread? Take this round back
            </button>
          )}
          <button type="button" className="button quiet" data-part="clear" onClick={onClear}>
            Start over
          </button>
        </div>
      )}
    </>
  );
}

/** A button that takes the focus when it appears. */
function Onward({ children, ...rest }: ComponentProps<"button">) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => defined(button.current).focus({ preventScroll: true }), []);
  return (
    <button ref={button} type="button" className="button primary" {...rest}>
      {children}
    </button>
  );
}
