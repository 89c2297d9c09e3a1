import { useContext } from "react";
import type { Mistake } from "../contract";
import { capitalize, times, withArticle } from "../shared/words";
import { Reproduce } from "./Reproduce";
import { NOT_SHOWN } from "./ShownInput";
import { Generated } from "./generated";

interface OpenedProps {
  truth: string;
  answer: string;
  n: number;
  mistakes: Mistake[];
  /** Whether the licence of the data lets its samples be shown. */
  shown: boolean;
}

/** One cell of the confusion matrix: how often, and the mistakes that were kept of it. */
export function ConfusionCell({ truth, answer, n, mistakes, shown }: OpenedProps) {
  const made = useContext(Generated);
  const found = mistakes.filter((one) => one.truth === truth && one.answer === answer);
  return (
    <>
      <p className="small">
        <span>{`${capitalize(times(n))}, ${made ? `what was made as ${truth}` : truth} was read as`}</span>{" "}
        <b className="answer-colour">{answer}</b>
        <span>
          {found.length > 0
            ? ":"
            : shown
              ? "; none of these is among the mistakes kept for showing."
              : `. ${NOT_SHOWN}`}
        </span>
      </p>
      {found.length > 0 && (
        <div className="row">
          {found.map((one, index) => (
            <Reproduce
              key={index}
              mistake={one}
              label={made ? `made as ${truth}, read as ${answer}` : `${withArticle(truth)}, read as ${answer}`}
            />
          ))}
        </div>
      )}
    </>
  );
}
