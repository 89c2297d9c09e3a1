import { percent } from "../shared/format";
import { Bar } from "../ui/Bar";
import { Value } from "../ui/Value";
import { inPoints, type Row } from "./opinion";

/** Label by label: what each of the two gives it. Rows in which they differ are marked in words and in colour. */
export function Rows({ rows, names }: { rows: Row[]; names: [string, string] }) {
  return (
    <table className="compare-rows">
      <caption className="hidden">Probability of each answer, by network</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden">Answer</span>
          </th>
          <th scope="col">{names[0]}</th>
          <th scope="col">{names[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} data-differs={row.more !== 0}>
            <th scope="row">{row.label}</th>
            <td>
              <Share value={row.one} />
            </td>
            <td>
              <Share value={row.other} />
              <span className="compare-points">{inPoints(row)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Share({ value }: { value: number | null }) {
  if (value === null) return <span className="soft">does not know it</span>;
  return (
    <span className="compare-share">
      <Bar share={value} />
      <Value>{percent(value, 1)}</Value>
    </span>
  );
}
