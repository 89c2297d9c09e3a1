/** Walk among four pictures: their noises are mixed, and the network makes what lies between. Worked out only where it is seen. */
import { type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { useOnScreen } from "../../activations/useOnScreen";
import type { GenerateSettings } from "../../contract";
import { latestOnly } from "../../model/latest";
import type { Network } from "../../model/network";
import { defined } from "../../shared/defined";
import { Picture } from "./Picture";
import { make, noiseCount, type Pixels } from "./make";
import { amid, noise } from "./noise";
import { asker, type Wish } from "./useGrid";

interface Props {
  settings: GenerateSettings;
  network: Network | null;
  wish: Wish;
  label: string;
  /** Seeds of the corners: top left, top right, bottom left, bottom right. */
  seeds: number[];
  /** The pictures there, once they are made. */
  corners: (Pixels | null)[];
}

/** In hundredths of the way, from the top left. */
interface Place {
  across: number;
  down: number;
}

/** What is asked for at one place. */
interface Step {
  start: Float32Array<ArrayBuffer>;
  label: number;
  steps: number;
}

const CORNERS = ["top left", "top right", "bottom left", "bottom right"];

export function Walk({ settings, network, wish, label, seeds, corners }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const seen = useOnScreen(frame);
  const [{ across, down }, setPlace] = useState<Place>({ across: 50, down: 50 });
  const [made, setMade] = useState<{ pixels: Pixels; place: string } | null>(null);
  const names = seeds.join();
  const noises = useMemo(
    () => names.split(",").map((seed) => noise(Number(seed), noiseCount(settings))),
    [names, settings],
  );
  const place = [names, wish.label, wish.steps, across, down].join();

  // One picture at a time, and of the places that a finger passes meanwhile only the last: so the picture moves along
  // with the finger, however slow the device.
  const walk = useMemo(
    () =>
      network &&
      latestOnly((to: Step) =>
        make(
          settings,
          to.start,
          to.label,
          to.steps,
          asker(network, () => true),
        ),
      ),
    [network, settings],
  );
  useEffect(() => {
    if (!walk || !seen) return;
    walk({ start: amid(noises, across / 100, down / 100), label: wish.label, steps: wish.steps }).then(
      (stages) => stages && setMade({ pixels: defined(stages.at(-1)).pixels, place }),
      () => {}, // the worker was stopped; the page shows why
    );
  }, [walk, seen, noises, across, down, wish.label, wish.steps, place]);

  const drag = ({ currentTarget, clientX, clientY, buttons, type }: PointerEvent<HTMLDivElement>) => {
    if (type !== "pointerdown" && buttons === 0) return;
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    setPlace({ across: hundredths((clientX - left) / width), down: hundredths((clientY - top) / height) });
  };

  return (
    <div
      ref={frame}
      className="generate-walk"
      data-part="walk"
      data-across={across}
      data-down={down}
      data-settled={made?.place === place}
    >
      <div className="generate-field">
        {corners.map((pixels, corner) => (
          <button
            key={corner}
            type="button"
            data-part="corner"
            data-corner={corner}
            aria-label={`Go to seed ${seeds[corner]}, ${CORNERS[corner]}`}
            onClick={() => setPlace({ across: (corner % 2) * 100, down: corner > 1 ? 100 : 0 })}
          >
            <Picture pixels={pixels} size={settings.size} name={`“${label}”, made with seed ${seeds[corner]}`} />
          </button>
        ))}
        <div
          className="generate-pad"
          data-part="pad"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drag(event);
          }}
          onPointerMove={drag}
        >
          <Picture
            pixels={made?.pixels ?? null}
            size={settings.size}
            name={`“${label}”, ${across} % of the way across and ${down} % down`}
          />
          <span className="generate-dot" style={{ left: `${across}%`, top: `${down}%` }} aria-hidden="true" />
        </div>
      </div>
      <div className="generate-sliders">
        <Slider
          name="Across"
          part="across"
          value={across}
          says={`${across} % of the way from left to right`}
          onChange={(next) => setPlace({ across: next, down })}
        />
        <Slider
          name="Down"
          part="down"
          value={down}
          says={`${down} % of the way from top to bottom`}
          onChange={(next) => setPlace({ across, down: next })}
        />
      </div>
    </div>
  );
}

const hundredths = (share: number): number => Math.round(100 * Math.min(1, Math.max(0, share)));

function Slider({
  name,
  part,
  value,
  says,
  onChange,
}: {
  name: string;
  part: string;
  value: number;
  says: string;
  onChange(value: number): void;
}) {
  return (
    <label>
      <span className="soft">{name}</span>
      <input
        type="range"
        min={0}
        max={100}
        value={value}
        data-part={part}
        aria-valuetext={says}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </label>
  );
}
