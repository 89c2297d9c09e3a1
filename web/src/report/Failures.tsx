/** Where it fails: known failures, each with an example that the network can be given. */
import { createContext, useContext } from "react";
import type { Failure, Report } from "../contract";
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

export function Failures({ notes }: Pick<Report, "notes">) {
  const failing = useContext(ShowingFailures);
  if (notes.length === 0) return null;
  const seen = notes.filter((note) => typeof note !== "string");
  const plain = notes.filter((note) => typeof note === "string");
  return (
    <>
      <h3>Where it fails</h3>
      {failing && seen.length > 0 && (
        <>
          <p className="small soft">
            Found by trying. Press “Show me”, and the network is given the very same thing above.
          </p>
          <ul className="failures">
            {seen.map((failure) => (
              <li key={failure.says}>
                <Example example={failure.example} base={failing.base} />
                <p>{failure.says}</p>
                <button
                  type="button"
                  className="button"
                  data-part="failure"
                  data-answer={failure.answer}
                  data-missed={failure.missed}
                  data-asked={failure.example.kind === "wish" ? failure.example.label : undefined}
                  data-seed={failure.example.kind === "wish" ? failure.example.seed : undefined}
                  aria-label={`Show me: ${failure.says}`}
                  onClick={() => failing.show(failure)}
                >
                  Show me
                </button>
              </li>
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

/** The example, small. What it shows is plain beside it. */
function Example({ example, base }: { example: Failure["example"]; base: string }) {
  if (example.kind === "text") return <code className="failure-example">{example.text}</code>;
  if (example.kind === "beginning") {
    return (
      <code className="failure-example failure-beginning">
        <span>{example.text}</span>
      </code>
    );
  }
  if (example.kind === "picture")
    return (
      <img
        className="failure-example"
        src={base + example.file}
        alt=""
        title={example.credit}
        loading="lazy"
        draggable={false}
      />
    );
  if (example.kind === "wish")
    return <img className="failure-example pixel" src={base + example.file} alt="" loading="lazy" draggable={false} />;
  return (
    <svg className="failure-example" viewBox="0.14 0.14 0.72 0.72" aria-hidden="true">
      {example.strokes.map((stroke, index) => (
        <polyline key={index} points={stroke.map((point) => point.join()).join(" ")} strokeWidth={example.pen} />
      ))}
    </svg>
  );
}
