/** Each class by itself: a table that can be sorted, and that scrolls by itself when it is long. */
import { useContext, useState } from "react";
import type { ClassRow } from "../contract";
import { count, percent } from "../shared/format";
import { Generated } from "./generated";

type Column = "label" | "n" | "recall" | "precision";
const COLUMNS: [Column, string][] = [
  ["label", "class"],
  ["n", "tests"],
  ["recall", "recognised"],
  ["precision", "right when it says so"],
];

const MADE: Record<Column, string> = {
  label: "class",
  n: "made",
  recall: "seen as asked",
  precision: "asked for when it is seen",
};

export function Classes({ classes }: { classes: ClassRow[] }) {
  const [sort, setSort] = useState<{ by: Column; up: boolean } | null>(null);
  const made = useContext(Generated);
  if (classes.length === 0) return null;
  const rows = sort ? [...classes].sort((a, b) => compare(a[sort.by], b[sort.by]) * (sort.up ? 1 : -1)) : classes;
  return (
    <details>
      <summary>Each class by itself</summary>
      <div className="scroll tall" tabIndex={0} role="region" aria-label="Table of classes">
        <table className="sortable">
          <thead>
            <tr>
              {COLUMNS.map(([column, name]) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={sort?.by === column ? (sort.up ? "ascending" : "descending") : undefined}
                >
                  <button
                    type="button"
                    onClick={() => setSort({ by: column, up: sort?.by === column ? !sort.up : true })}
                  >
                    <span>{made ? MADE[column] : name}</span>
                    <span aria-hidden="true">{sort?.by === column ? (sort.up ? " ↑" : " ↓") : " ↕"}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <td>{row.label}</td>
                <td translate="no">{count(row.n)}</td>
                <td translate="no">{percent(row.recall)}</td>
                <td translate="no">{percent(row.precision)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === "string" ? a.localeCompare(String(b), "en", { numeric: true }) : a - Number(b);
