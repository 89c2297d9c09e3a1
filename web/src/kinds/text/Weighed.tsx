/** What the network weighed at one place, as buttons that turn the text off there. */

import type { Written } from "../../model/writing/stream";
import { percent } from "../../shared/format";
import { Value } from "../../ui/Value";

interface Props {
  written: Written[];
  alphabet: string[];
  chosen: number | null;
  onChoose(place: number): void;
  onFork(place: number, token: number): void;
}

/** A character in words, where it cannot be seen. */
const named = (character = ""): string => ({ " ": "space", "\n": "new line" })[character] ?? character;

export function Weighed({ written, alphabet, chosen, onChoose, onFork }: Props) {
  const one = chosen === null ? undefined : written[chosen];
  if (chosen === null || !one) {
    return (
      <p className="soft">
        Choose any character of the text above to see what else it weighed there, and to go on another way.
      </p>
    );
  }
  const before = written
    .slice(Math.max(0, chosen - 24), chosen)
    .map(({ token }) => alphabet[token])
    .join("");
  return (
    <div data-part="weighed">
      <p>
        After <span>{`“…${before.replace(/\n/g, " ")}”`}</span> it wrote{" "}
        <b className="answer-colour">{named(alphabet[one.token])}</b>, which it held{" "}
        <Value>{percent(one.probability, 0)}</Value> likely. Take another one, and it goes on from there.
      </p>
      <div className="row text-weighed">
        <button
          type="button"
          className="button"
          aria-label="The character before"
          disabled={chosen === 0}
          onClick={() => onChoose(chosen - 1)}
        >
          ←
        </button>
        {one.weighed.map(({ token, probability }) => (
          <button
            key={token}
            type="button"
            className="button"
            data-part="fork"
            data-label={alphabet[token]}
            aria-pressed={token === one.token}
            onClick={() => onFork(chosen, token)}
          >
            <b>{named(alphabet[token])}</b>{" "}
            <span translate="no" className="soft">
              {percent(probability, 0)}
            </span>
          </button>
        ))}
        <button
          type="button"
          className="button"
          aria-label="The character after"
          disabled={chosen === written.length - 1}
          onClick={() => onChoose(chosen + 1)}
        >
          →
        </button>
      </div>
    </div>
  );
}
