import { useId } from "react";
import type { UsedCamera } from "../../image/useCamera";

interface ControlsProps {
  camera: UsedCamera;
  paused: boolean;
  /** There is a picture with an answer. */
  seen: boolean;
  given: boolean;
  above: number;
  most: number;
  onPause(paused: boolean): void;
  onChoose(): void;
  onSnapshot(): void;
  onClear(): void;
  onAbove(value: number): void;
  onMost(value: number): void;
}

/** Under the picture: the camera's buttons, and how much is shown. */
export function Controls({
  camera,
  paused,
  seen,
  given,
  above,
  most,
  onPause,
  onChoose,
  onSnapshot,
  onClear,
  onAbove,
  onMost,
}: ControlsProps) {
  const filming = camera.state === "on";
  return (
    <>
      <div className="row picture-buttons" hidden={!given && camera.state !== "starting"}>
        {filming ? (
          <button
            type="button"
            className="button"
            data-part="pause"
            aria-pressed={paused}
            onClick={() => onPause(!paused)}
          >
            {paused ? "Go on" : "Pause"}
          </button>
        ) : (
          <button
            type="button"
            className="button"
            data-part="camera"
            onClick={() => camera.start()}
            disabled={camera.state === "starting"}
          >
            Start the camera
          </button>
        )}
        {filming && camera.cameras.length > 1 && (
          <button type="button" className="button" data-part="switch" onClick={camera.next}>
            Other camera
          </button>
        )}
        <button type="button" className="button" data-part="choose" onClick={onChoose}>
          Choose a photo
        </button>
        <button type="button" className="button" data-part="snapshot" onClick={onSnapshot} disabled={!seen}>
          Save picture
        </button>
        <button type="button" className="button" data-part="clear" onClick={onClear} disabled={!given}>
          {filming ? "Stop" : "Clear"}
        </button>
      </div>
      <div className="objects-sliders">
        <Slider
          part="above"
          label="At least this sure"
          value={Math.round(above * 100)}
          least={5}
          most={95}
          step={1}
          unit=" %"
          onChange={(value) => onAbove(value / 100)}
        />
        <Slider
          part="most"
          label="At most this many"
          value={most}
          least={1}
          most={50}
          step={1}
          unit=""
          onChange={onMost}
        />
      </div>
    </>
  );
}

interface SliderProps {
  part: string;
  label: string;
  value: number;
  least: number;
  most: number;
  step: number;
  unit: string;
  onChange(value: number): void;
}

function Slider({ part, label, value, least, most, step, unit, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className="objects-slider">
      <label htmlFor={id}>{label}</label>
      <output translate="no" htmlFor={id}>{`${value}${unit}`}</output>
      <input
        id={id}
        type="range"
        data-part={part}
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={`${value}${unit}`}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  );
}
