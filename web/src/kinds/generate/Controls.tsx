/** What the visitor chooses: the class, the seed, and how many steps a flow takes. */
import { useState } from "react";
import type { GenerateSettings } from "../../contract";
import { LARGEST_SEED, seedOf } from "./noise";
import type { Wish } from "./useGrid";

const STEPS = [1, 2, 4, 8, 16, 32];

interface Props {
  settings: GenerateSettings;
  labels: string[];
  wish: Wish;
  /** What the page begins with. */
  first: Wish;
  onWish(wish: Wish): void;
}

export function Controls({ settings, labels, wish, first, onWish }: Props) {
  /** What was typed, as long as it is the last word: it may be no seed yet. */
  const [typed, setTyped] = useState({ text: "", wish: null as Wish | null });
  const text = typed.wish === wish ? typed.text : String(wish.seed);
  const seed = seedOf(text);
  const type = (next: string) => {
    const meant = seedOf(next);
    const asked = meant === null ? wish : { ...wish, seed: meant };
    setTyped({ text: next, wish: asked });
    if (meant !== null) onWish(asked);
  };

  return (
    <div data-part="input" className="generate-controls" tabIndex={-1} role="group" aria-label="What to make">
      <h2 className="generate-invitation">{settings.invitation}</h2>
      <div className="row" role="group" aria-label={settings.invitation}>
        {labels.map((label, number) => (
          <button
            key={label}
            type="button"
            className="button"
            data-part="example"
            data-label={label}
            aria-pressed={number === wish.label}
            onClick={() => onWish({ ...wish, label: number, seed: settings.examples[number]?.seed ?? wish.seed })}
          >
            {label}
          </button>
        ))}
      </div>
      <div className="row">
        <label htmlFor="generate-seed">Seed</label>
        <input
          id="generate-seed"
          className="field generate-seed"
          data-part="seed"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          aria-invalid={seed === null}
          aria-describedby="generate-seed-says"
          onChange={(event) => type(event.target.value.slice(0, 12))}
        />
        <button
          type="button"
          className="button"
          data-part="random"
          onClick={() => onWish({ ...wish, seed: Math.floor(Math.random() * 1e6) })}
        >
          Another seed
        </button>
        <button type="button" className="button" data-part="clear" onClick={() => onWish({ ...first })}>
          Start over
        </button>
      </div>
      <p id="generate-seed-says" className="soft small" role="status">
        {seed === null
          ? `A seed is a whole number from 0 to ${LARGEST_SEED}.`
          : "The seed chooses the noise. The same seed always gives the same picture, on every device."}
      </p>
      {settings.way === "flow" && (
        <div className="row generate-count" role="group" aria-label="How many steps">
          <span>Steps</span>
          {STEPS.map((steps) => (
            <button
              key={steps}
              type="button"
              className="button"
              data-part="steps-count"
              aria-pressed={steps === wish.steps}
              onClick={() => onWish({ ...wish, steps })}
            >
              {steps}
            </button>
          ))}
          <span className="soft small">
            {wish.steps < 8 ? "Fewer steps are faster, and blurred." : "Few steps are faster, and blurred. Try one."}
          </span>
        </div>
      )}
    </div>
  );
}
