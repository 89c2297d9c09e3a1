import type { DrawSettings, Drawing } from "../../contract";
import { Sketch } from "./Sketch";

interface ControlsProps {
  settings: DrawSettings;
  pen: string;
  empty: boolean;
  canUndo: boolean;
  onPen(name: string): void;
  onClear(): void;
  onUndo(): void;
  /** Null while there are no examples to be had, as in a game. */
  onExample: ((drawing: Drawing) => void) | null;
}

/** Under the canvas: clear and undo, the pens, and drawings to click. */
export function Controls({ settings, pen, empty, canUndo, onPen, onClear, onUndo, onExample }: ControlsProps) {
  return (
    <div className="draw-controls">
      <div className="row">
        <button type="button" className="button" data-part="clear" onClick={onClear} disabled={empty}>
          Clear
        </button>
        <button type="button" className="button" data-part="undo" onClick={onUndo} disabled={!canUndo}>
          Undo
        </button>
        <fieldset className="draw-pens">
          <legend className="hidden">Pen</legend>
          {Object.entries(settings.pens).map(([name, width]) => (
            <label key={name} className="draw-pen" title={`${name} pen`}>
              <input
                type="radio"
                name="pen"
                data-part="pen"
                value={name}
                checked={name === pen}
                onChange={() => onPen(name)}
              />
              <svg viewBox="0 0 40 24" aria-hidden="true">
                <path d="M8 15c6-9 8-9 12-3s6 6 12-3" strokeWidth={Math.max(1.2, width * 90)} />
              </svg>
              <span className="hidden">{name}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {onExample && settings.examples.length > 0 && (
        <div className="row draw-examples" role="group" aria-label="Examples to try">
          <span className="soft">Try</span>
          {settings.examples.map((example, index) => (
            <button
              key={index}
              type="button"
              className="button"
              data-part="example"
              data-label={example.label}
              title={example.label.length > 2 ? example.label : undefined}
              aria-label={`Draw the example ${example.label}`}
              onClick={() => onExample(example)}
            >
              {example.label.length > 2 ? <Sketch drawing={example} /> : example.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
