/** Loss and metric by epoch, drawn plainly. */
import type { Report } from "../contract";
import { defined, itemAt } from "../shared/defined";
import { Value } from "../ui/Value";

type Row = Report["training"]["curves"][number];
const WIDTH = 460;
const HEIGHT = 230;
const LEFT = 46;
const BOTTOM = 34;

export function Curves({ training }: { training: Report["training"] }) {
  const { curves, chosen_epoch: chosen, metric } = training;
  const last = defined(curves.at(-1));
  /** Two networks against each other have two losses, and neither is compared with validation. */
  const adversaries = last.maker_loss !== undefined;
  return (
    <>
      <p className="small soft">
        <span>An epoch is one round of training. </span>
        {!adversaries && (
          <span>
            Where inputs are varied or parts of the network hidden in training, its line is that of a harder task.{" "}
          </span>
        )}
        <span>The dashed line marks the epoch that ships.</span>
      </p>
      <div className="columns">
        {!adversaries ? (
          <Chart
            curves={curves}
            chosen={chosen}
            pick={(row) => [row.loss, row.validation_loss]}
            title={
              last.frechet === undefined ? "loss, in nats (lower is better)" : "loss: squared error of the direction"
            }
          />
        ) : (
          <Chart
            curves={curves}
            chosen={chosen}
            pick={(row) => [row.critic_loss, row.maker_loss]}
            names={["critic", "maker"]}
            title="loss of either network (neither says how good)"
          />
        )}
        {last.frechet !== undefined && (
          <Chart
            curves={curves}
            chosen={chosen}
            pick={(row) => [undefined, row.frechet]}
            title="Fréchet distance (lower is better)"
          />
        )}
        <Chart
          curves={curves}
          chosen={chosen}
          pick={(row) => [row.value, row.validation_value]}
          title={`${metric}${metric === "accuracy" ? ", share right" : ""} (higher is better)`}
          top={1}
        />
      </div>
      <p className="hidden">
        In the last epoch, <Value>{last.epoch}</Value>, the validation loss was{" "}
        <Value>{last.validation_loss.toFixed(4)}</Value> and the validation <span>{metric}</span>{" "}
        <Value>{last.validation_value.toFixed(4)}</Value>.
      </p>
    </>
  );
}

/** What a chart shows: where its lines begin and end, and where they are at the epoch that ships. */
function inWords(
  curves: Row[],
  chosen: number,
  pick: ChartProps["pick"],
  title: string,
  names: [string, string],
): string {
  const shipped = curves.find(({ epoch }) => epoch === chosen) ?? defined(curves.at(-1));
  const lines = names.flatMap((name, which) => {
    const [first, there] = [pick(itemAt(curves, 0))[which], pick(shipped)[which]];
    return first === undefined || there === undefined
      ? []
      : [`${name} goes from ${first.toFixed(3)} to ${there.toFixed(3)}`];
  });
  return `Curve of ${title}, over ${curves.length} epochs; epoch ${shipped.epoch} ships. To there, ${lines.join(", ")}.`;
}

interface ChartProps {
  curves: Row[];
  chosen: number;
  /** The training value may not have been measured. */
  pick(row: Row): [training: number | undefined, validation: number | undefined];
  title: string;
  top?: number;
  /** What the two lines are. */
  names?: [string, string];
}

function Chart({ curves, chosen, pick, title, top, names = ["training", "validation"] }: ChartProps) {
  const values = curves.flatMap(pick).filter((value) => value !== undefined);
  const low = top === undefined ? 0 : Math.min(...values);
  const high = top ?? Math.max(...values);
  const x = (epoch: number) => LEFT + ((epoch - 1) / Math.max(1, curves.length - 1)) * (WIDTH - LEFT - 10);
  const y = (value: number) => HEIGHT - BOTTOM - ((value - low) / (high - low || 1)) * (HEIGHT - BOTTOM - 30);
  const line = (which: 0 | 1) => {
    const known = curves.flatMap((row) => {
      const value = pick(row)[which];
      return value === undefined ? [] : [{ epoch: row.epoch, value }];
    });
    return known.map(({ epoch, value }, i) => `${i ? "L" : "M"}${x(epoch).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  };
  const digits = high - low < 0.2 ? 3 : 2;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="chart"
      role="img"
      aria-label={inWords(curves, chosen, pick, title, names)}
    >
      <text x={LEFT} y={14} className="title">
        {title}
      </text>
      <path d={`M${LEFT} 26V${HEIGHT - BOTTOM}H${WIDTH - 8}`} className="axis" />
      {[low, (low + high) / 2, high].map((value) => (
        <text key={value} x={LEFT - 6} y={y(value) + 4} textAnchor="end">
          {value.toFixed(digits)}
        </text>
      ))}
      {[1, curves.length].map((epoch) => (
        <text key={epoch} x={x(epoch)} y={HEIGHT - 14} textAnchor={epoch === 1 ? "start" : "end"}>
          {`epoch ${epoch}`}
        </text>
      ))}
      <path d={`M${x(chosen)} 26V${HEIGHT - BOTTOM}`} className="guide" />
      {line(0) && <path d={line(0)} className="line training" />}
      <path d={line(1)} className="line validation" />
      <g>
        {line(0) && (
          <>
            <path d={`M${WIDTH - 176} ${HEIGHT - 18}h14`} className="line training" />
            <text x={WIDTH - 158} y={HEIGHT - 14}>
              {names[0]}
            </text>
          </>
        )}
        <path d={`M${WIDTH / 2 - 108} ${HEIGHT - 18}h14`} className="line validation" />
        <text x={WIDTH / 2 - 90} y={HEIGHT - 14}>
          {names[1]}
        </text>
      </g>
    </svg>
  );
}
