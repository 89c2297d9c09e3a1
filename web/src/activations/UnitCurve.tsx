import { itemAt } from "../shared/defined";
import { nameCharacter, showCharacter } from "../shared/words";
import type { Axis } from "./LayerGrid";
import { withSign } from "./unit";

/** Width of a step and height of the figure, in its own units. */
const [STEP, HEIGHT] = [104, 120];

/** A longer line is not made narrower than it can be read: it scrolls. */
const LONG = 24;

/** What one unit of a memory holds, step by step: a line over the characters that it read or wrote. */
export function UnitCurve({ row, axis }: { row: number[]; axis: Axis }) {
  const named = axis.names.length === row.length;
  // Long texts keep their figure narrow enough for a page: steps move together.
  const step = Math.max(11, Math.min(STEP, 720 / row.length));
  const width = step * row.length;
  const reach = Math.max(1, ...row.map(Math.abs));
  const x = (at: number) => (at + 0.5) * step;
  const y = (value: number) => HEIGHT / 2 - (value / reach) * (HEIGHT / 2 - 8);
  const words = row
    .map((value, at) => `${named ? nameCharacter(itemAt(axis.names, at)) : `step ${at + 1}`} ${withSign(value)}`)
    .join(", ");
  const line = (
    <svg
      className="opened-line"
      viewBox={`-34 0 ${width + 34} ${HEIGHT + 28}`}
      style={{ maxWidth: width + 34, minWidth: row.length > LONG ? width : undefined }}
      role="img"
      aria-label={`Its value, step by step: ${words}`}
    >
      {[1, 0, -1].map((value) => (
        <g key={value}>
          <line x1={0} x2={width} y1={y(value)} y2={y(value)} className="axis" />
          <text x={-8} y={y(value) + 4} textAnchor="end">
            {value < 0 ? "−1" : value}
          </text>
        </g>
      ))}
      <polyline points={row.map((value, at) => `${x(at)},${y(value)}`).join(" ")} />
      {row.map((value, at) => (
        <circle key={at} cx={x(at)} cy={y(value)} r={3.5} />
      ))}
      {named &&
        axis.names.map((name, at) => (
          <text key={at} x={x(at)} y={HEIGHT + 20} textAnchor="middle" className="name" data-of={axis.of}>
            {showCharacter(name)}
          </text>
        ))}
    </svg>
  );
  if (row.length <= LONG) return line;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label="The line of its values">
      {line}
    </div>
  );
}
