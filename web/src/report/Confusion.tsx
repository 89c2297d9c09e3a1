/** The confusion matrix: rows what it was, columns what the network said. A cell opens its mistakes. */
import { useState } from "react";
import type { Mistake, Report } from "../contract";
import { count } from "../format";
import { ShownInput } from "./ShownInput";

interface Props {
  confusion: NonNullable<Report["confusion"]>;
  mistakes: Mistake[];
}

export function Confusion({ confusion: { labels, counts }, mistakes }: Props) {
  const [open, setOpen] = useState<[number, number] | null>(null);
  const worst = Math.max(1, ...counts.flatMap((row, i) => row.filter((_, j) => i !== j)));
  const wrong = counts.flatMap((row, i) => row.filter((_, j) => i !== j)).reduce((sum, one) => sum + one, 0);
  return (
    <>
      <p className="small soft">
        Rows: what it was. Columns: what the network said. {wrong === 0 ? "Nothing lies beside the diagonal: no mistakes." : `${count(wrong)} answers lie beside the diagonal; press one to see it.`}
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Confusion matrix">
        <table className="confusion">
          <thead>
            <tr>
              <td />
              {labels.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((row, i) => (
              <tr key={labels[i]}>
                <th scope="row">{labels[i]}</th>
                {row.map((n, j) => (
                  <td key={labels[j]} className={i === j ? "diagonal" : undefined} style={i === j || n === 0 ? undefined : { background: shade(n / worst) }}>
                    {i !== j && n > 0 ? (
                      <button type="button" onClick={() => setOpen([i, j])} aria-label={`${n} times ${labels[i]} was read as ${labels[j]}`}>
                        {n}
                      </button>
                    ) : (
                      <span className={n === 0 ? "none" : undefined}>{n === 0 ? "·" : n}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div role="status">{open && <Opened truth={labels[open[0]]} answer={labels[open[1]]} n={counts[open[0]][open[1]]} mistakes={mistakes} />}</div>
    </>
  );
}

const shade = (share: number): string => `color-mix(in srgb, var(--answer) ${Math.round(12 + 28 * share)}%, transparent)`;

function Opened({ truth, answer, n, mistakes }: { truth: string; answer: string; n: number; mistakes: Mistake[] }) {
  const found = mistakes.filter((one) => one.truth === truth && one.answer === answer);
  return (
    <>
      <p className="small">
        {n} times {truth} was read as <b className="answer-colour">{answer}</b>
        {found.length === 0 ? "; none of them is among the mistakes kept for showing." : ":"}
      </p>
      <div className="row">
        {found.map((one, index) => (
          <ShownInput key={index} input={one.input} label={`a ${truth} read as ${answer}`} />
        ))}
      </div>
    </>
  );
}
