/** What it takes for what: a table for few labels, a heat map for many. A cell opens its mistakes. */
import { useContext, useState } from "react";
import type { Report } from "../contract";
import { itemAt } from "../shared/defined";
import { count } from "../shared/format";
import { times } from "../shared/words";
import { ConfusionCell } from "./ConfusionCell";
import { HeatMap } from "./HeatMap";
import { MostConfused } from "./MostConfused";
import { pairsOf, type ConfusionProps, type MatrixProps } from "./confused";
import { Generated } from "./generated";

/** A table of more labels than this is a wall of numbers. */
const MOST_IN_A_TABLE = 15;

export const hasMany = (confusion: Report["confusion"]): boolean => (confusion?.labels.length ?? 0) > MOST_IN_A_TABLE;

export function Confusion(props: ConfusionProps) {
  const { labels, counts } = props.confusion;
  const made = useContext(Generated);
  const [open, setOpen] = useState<[number, number] | null>(null);
  const pairs = pairsOf(counts);
  const wrong = pairs.reduce((sum, { n }) => sum + n, 0);
  const matrix: MatrixProps = {
    labels,
    counts,
    worst: pairs[0]?.n ?? 1,
    onOpen: (truth, answer) => setOpen([truth, answer]),
  };
  const opened = (
    <div role="status">
      {open && (
        <ConfusionCell
          {...props}
          truth={itemAt(labels, open[0])}
          answer={itemAt(labels, open[1])}
          n={itemAt(counts, open[0])[open[1]] ?? 0}
        />
      )}
    </div>
  );
  return (
    <>
      <p className="small soft">
        <span>
          {made
            ? "Rows: what was asked for. Columns: what another network saw in the picture."
            : "Rows: what it was. Columns: what the network said."}
        </span>{" "}
        <span>
          {wrong === 0
            ? "Nothing lies beside the diagonal: no mistakes."
            : `${count(wrong)} ${made ? "picture" : "answer"}${wrong === 1 ? " lies" : "s lie"} beside the diagonal${props.shown ? "; press one to see it" : ""}.`}
        </span>
      </p>
      {hasMany(props.confusion) ? (
        <div className="columns">
          <div>
            <HeatMap {...matrix} />
            {opened}
          </div>
          <div>{pairs.length > 0 && <MostConfused {...props} pairs={pairs} />}</div>
        </div>
      ) : (
        <>
          <Table {...matrix} />
          {opened}
        </>
      )}
    </>
  );
}

function Table({ labels, counts, worst, onOpen }: MatrixProps) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Confusion matrix">
      <table className="confusion" data-words={labels.some((label) => label.length > 2)}>
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
                <td
                  key={labels[j]}
                  className={i === j ? "diagonal" : undefined}
                  style={i === j || n === 0 ? undefined : { background: shade(n / worst) }}
                >
                  {i !== j && n > 0 ? (
                    <button
                      type="button"
                      onClick={() => onOpen(i, j)}
                      aria-label={`${times(n)} ${labels[i]} was read as ${labels[j]}`}
                    >
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
  );
}

const shade = (share: number): string =>
  `color-mix(in srgb, var(--answer) ${Math.round(12 + 28 * share)}%, transparent)`;
