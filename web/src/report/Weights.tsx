/** The weights: where they are, what the first of them look like, and how training moved them. */
import { useState } from "react";
import type { Manifest, Report } from "../contract";
import { itemAt } from "../shared/defined";
import { Bytes } from "./Bytes";
import { FirstWeights } from "./FirstWeights";

type Row = Report["snapshots"]["weights"][number];
const WIDTH = 220;
const HEIGHT = 84;
/** Of a deep network its last layers are shown first: they learn most. */
const FEW = 8;
const MANY = 16;

export function Weights({ manifest, weights }: { manifest: Manifest; weights: Row[] }) {
  return (
    <div data-part="weights">
      <Bytes manifest={manifest} />
      <FirstWeights manifest={manifest} />
      <BeforeAfter weights={weights} />
    </div>
  );
}

/** Distributions before and after training, layer by layer. */
function BeforeAfter({ weights }: { weights: Row[] }) {
  const [all, setAll] = useState(false);
  if (weights.length === 0) return null;
  const deep = weights.length > MANY;
  return (
    <>
      <h3>The weights, before and after</h3>
      <p className="small soft">
        <span>
          How many weights have which value: grey before training, coloured after it. Wide tails are weights that
          learned to matter.
        </span>
        {deep && !all && <span>{` These are the last ${FEW} layers.`}</span>}
      </p>
      <ul className="histograms">
        {(deep && !all ? weights.slice(-FEW) : weights).map((row) => (
          <li key={row.layer}>
            <Histogram row={row} />
            <span className="small">{row.layer.replaceAll("_", " ")}</span>
          </li>
        ))}
      </ul>
      {deep && (
        <button type="button" className="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${weights.length} layers`}
        </button>
      )}
    </>
  );
}

function Histogram({ row }: { row: Row }) {
  const edges = [...row.before.edges, ...row.after.edges];
  const reach = Math.max(...edges.map(Math.abs));
  const x = (value: number) => ((value + reach) / (2 * reach)) * WIDTH;
  // Densities, not counts: the two histograms have bins of different widths.
  const density = ({ edges, counts }: Row["before"]) =>
    counts.map((n, i) => n / (itemAt(edges, i + 1) - itemAt(edges, i) || 1));
  const high = Math.max(...density(row.before), ...density(row.after));
  const area = (histogram: Row["before"]) =>
    density(histogram).reduce(
      (path, value, i) => {
        const y = HEIGHT - Math.sqrt(value / high) * (HEIGHT - 6);
        return `${path}L${x(itemAt(histogram.edges, i)).toFixed(1)} ${y.toFixed(1)}H${x(itemAt(histogram.edges, i + 1)).toFixed(1)}`;
      },
      `M${x(itemAt(histogram.edges, 0)).toFixed(1)} ${HEIGHT}`,
    ) + `V${HEIGHT}Z`;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 16}`}
      className="chart"
      role="img"
      aria-label={`Weights of ${row.layer}, from ${(-reach).toFixed(2)} to ${reach.toFixed(2)}`}
    >
      <path d={area(row.before)} className="before" />
      <path d={area(row.after)} className="after" />
      <text x={0} y={HEIGHT + 13}>
        {(-reach).toFixed(2)}
      </text>
      <text x={WIDTH / 2} y={HEIGHT + 13} textAnchor="middle">
        0
      </text>
      <text x={WIDTH} y={HEIGHT + 13} textAnchor="end">
        {reach.toFixed(2)}
      </text>
    </svg>
  );
}
