import { useState } from "react";
import { itemAt } from "../shared/defined";
import { percent } from "../shared/format";
import { times } from "../shared/words";
import { Value } from "../ui/Value";
import { ConfusionCell } from "./ConfusionCell";
import type { ConfusionProps, Pair } from "./confused";

/** How many pairs are listed at first. */
const FEW = 8;
const MANY = 40;

/** The pairs that were confused most often, each with a button that shows its mistakes. */
export function MostConfused({ confusion, mistakes, shown, pairs }: ConfusionProps & { pairs: Pair[] }) {
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<Pair | null>(null);
  const { labels } = confusion;
  return (
    <>
      <h4>Most often confused</h4>
      <ol className="confused">
        {pairs.slice(0, all ? MANY : FEW).map((pair) => {
          const isOpen = open?.truth === pair.truth && open.answer === pair.answer;
          const [truth, answer] = [itemAt(labels, pair.truth), itemAt(labels, pair.answer)];
          return (
            <li key={`${truth} ${answer}`}>
              <button type="button" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : pair)}>
                <span>
                  <span>{truth}</span> read as <b className="answer-colour">{answer}</b>
                </span>
                <span className="soft">
                  <span>{times(pair.n)}</span>, <Value>{percent(pair.n / pair.total)}</Value>
                </span>
              </button>
              {isOpen && <ConfusionCell truth={truth} answer={answer} n={pair.n} mistakes={mistakes} shown={shown} />}
            </li>
          );
        })}
      </ol>
      {pairs.length > FEW && (
        <button type="button" className="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show ${Math.min(MANY, pairs.length)} of ${pairs.length} pairs`}
        </button>
      )}
    </>
  );
}
