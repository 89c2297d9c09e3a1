/** How characters are chosen: temperature, top-k, top-p, seed and length, each with what it does in a few words. */

import type { TextSettings } from "../../contract";
import { Value } from "../../ui/Value";
import type { Dials } from "./useWriting";

interface Props {
  dials: Dials;
  settings: TextSettings;
  onChange(dials: Dials): void;
}

const SEEDS = 2 ** 32 - 1;

/** A whole number from what was typed; the old one where it is none. */
function seedFrom(typed: string, old: number): number {
  const number = Math.floor(Number(typed));
  return typed.trim() !== "" && Number.isFinite(number) ? Math.min(SEEDS, Math.max(0, number)) : old;
}

export function Controls({ dials, settings, onChange }: Props) {
  const signs = Array.from(settings.alphabet).length;
  const set = (change: Partial<Dials>) => onChange({ ...dials, ...change });
  return (
    <div className="text-dials" role="group" aria-label="How it chooses">
      <Dial
        label="Temperature"
        value={dials.temperature}
        low={0}
        high={2}
        step={0.05}
        says={
          dials.temperature === 0
            ? "always the likeliest"
            : dials.temperature < 0.6
              ? "careful"
              : dials.temperature <= 1
                ? "lively"
                : "wild"
        }
        onChange={(temperature) => set({ temperature })}
      />
      <Dial
        label="Top-k"
        value={dials.topK || signs}
        low={1}
        high={signs}
        step={1}
        says={dials.topK === 0 ? "all characters take part" : `only the ${dials.topK} likeliest`}
        onChange={(topK) => set({ topK: topK >= signs ? 0 : topK })}
      />
      <Dial
        label="Top-p"
        value={dials.topP}
        low={0}
        high={1}
        step={0.05}
        says={dials.topP === 1 ? "no limit" : `the likeliest that make ${Math.round(dials.topP * 100)} %`}
        onChange={(topP) => set({ topP })}
      />
      <Dial
        label="Length"
        value={dials.length}
        low={50}
        high={settings.longest}
        step={50}
        says={`${dials.length} characters`}
        onChange={(length) => set({ length })}
      />
      <label className="text-dial">
        <span>Seed</span>
        <input
          className="field"
          data-part="seed"
          type="number"
          min={0}
          max={SEEDS}
          step={1}
          value={dials.seed}
          onChange={(event) => set({ seed: seedFrom(event.target.value, dials.seed) })}
        />
        <span className="soft small">same seed, same text</span>
      </label>
    </div>
  );
}

interface DialProps {
  label: string;
  value: number;
  low: number;
  high: number;
  step: number;
  says: string;
  onChange(value: number): void;
}

function Dial({ label, value, low, high, step, says, onChange }: DialProps) {
  return (
    <label className="text-dial">
      <span>{label}</span>
      <input
        type="range"
        data-part={label.toLowerCase()}
        min={low}
        max={high}
        step={step}
        value={value}
        aria-valuetext={`${value}: ${says}`}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <span className="soft small">
        <Value>{value}</Value> · <span>{says}</span>
      </span>
    </label>
  );
}
