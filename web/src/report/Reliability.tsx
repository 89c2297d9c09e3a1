/** Reliability diagram: how often it is right when it states a probability. */
import type { Calibration } from "../contract";
import { count, percent } from "../shared/format";
import { Value } from "../ui/Value";

const SIZE = 260;
const EDGE = 38;
const at = (share: number): number => EDGE + share * (SIZE - EDGE - 8);

export function Reliability({ calibration: { bins, error, temperature, why } }: { calibration: Calibration }) {
  const most = Math.max(...bins.map((bin) => bin.n));
  const text = bins
    .map((bin) => `${percent(bin.confidence, 0)} sure: right ${percent(bin.accuracy, 0)} of ${count(bin.n)}`)
    .join("; ");
  return (
    <>
      <p className="small soft">
        On the dashed line it would be exactly as often right as it says; above it, it is too modest. Large dots stand
        for many answers. On average it is off by <Value>{percent(error, 1)}</Value>.
      </p>
      {temperature && (
        <p className="small soft">
          For this its scores are divided by a temperature of <Value>{temperature.value}</Value>, chosen on{" "}
          <Value>{count(temperature.n)}</Value> validation samples. That changes no answer, only how sure it is.
        </p>
      )}
      {why && <p className="small soft">{why}</p>}
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className="chart square" role="img" aria-label={`Reliability. ${text}.`}>
        <g transform={`matrix(1 0 0 -1 0 ${SIZE})`}>
          <path d={`M${at(0)} ${at(1)}V${at(0)}H${at(1)}`} className="axis" />
          <path d={`M${at(0)} ${at(0)}L${at(1)} ${at(1)}`} className="guide" />
          {bins.map((bin) => (
            <circle
              key={bin.confidence}
              cx={at(bin.confidence)}
              cy={at(bin.accuracy)}
              r={3 + 6 * Math.sqrt(bin.n / most)}
              className="dot"
            />
          ))}
        </g>
        <text x={at(0.5)} y={SIZE - 4} textAnchor="middle">
          how sure it says it is
        </text>
        <text x={-SIZE / 2 + 12} y={14} transform="rotate(-90)" textAnchor="middle">
          share right
        </text>
        <text x={at(1)} y={SIZE - 22} textAnchor="end">
          100 %
        </text>
        <text x={EDGE + 6} y={SIZE - at(1) + 12}>
          100 %
        </text>
      </svg>
    </>
  );
}
