/** Where it fails: known failures, each with an example that the network can be given. */
import { createContext, useContext } from "react";
import type { Failure, Report } from "../contract";
import type { FailureExamples } from "../kinds/kind";
import "./failures.css";

export interface Failing {
  /** URL of the experiment's folder, for the pictures. */
  base: string;
  /** The failure that was put into the input last; null once the visitor went back. */
  shown: Failure | null;
  /** Why an example could not be fetched, in one sentence; empty when nothing went wrong. */
  problem: string;
  /** Give the network the example of a failure, and bring the visitor to it. */
  show(failure: Failure): void;
  /** Bring the visitor back to the list. */
  leave(): void;
}

/** How the page shows a failure; null where it cannot. */
export const ShowingFailures = createContext<Failing | null>(null);

interface FailuresProps extends Pick<Report, "notes"> {
  /** How the kind of page shows an example; without it, failures are only told. */
  examples: FailureExamples | undefined;
}

export function Failures({ notes, examples }: FailuresProps) {
  const failing = useContext(ShowingFailures);
  if (notes.length === 0) return null;
  const seen = notes.filter((note) => typeof note !== "string");
  const plain = notes.filter((note) => typeof note === "string");
  return (
    <>
      <h3>Where it fails</h3>
      {failing && examples && seen.length > 0 && (
        <>
          <p className="small soft">
            Found by trying. Press “Show me”, and the network is given the very same thing above.
          </p>
          <ul className="failures">
            {seen.map((failure) => (
              <Item key={failure.says} failure={failure} examples={examples} failing={failing} />
            ))}
          </ul>
          {failing.problem && <p role="alert">{failing.problem}</p>}
        </>
      )}
      {plain.length > 0 && (
        <ul>
          {plain.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Item({ failure, examples, failing }: { failure: Failure; examples: FailureExamples; failing: Failing }) {
  const asked = examples.asked?.(failure.example);
  return (
    <li>
      <examples.Example example={failure.example} base={failing.base} />
      <p>{failure.says}</p>
      <button
        type="button"
        className="button"
        data-part="failure"
        data-answer={failure.answer}
        data-missed={failure.missed}
        data-asked={asked?.label}
        data-seed={asked?.seed}
        aria-label={`Show me: ${failure.says}`}
        onClick={() => failing.show(failure)}
      >
        Show me
      </button>
    </li>
  );
}
