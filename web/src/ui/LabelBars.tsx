import { percent } from "../shared/format";
import { likeliest } from "../shared/numbers";
import { Bar } from "./Bar";

interface LabelBarsProps {
  labels: string[];
  probabilities: ArrayLike<number>;
  best: string;
  sure: boolean;
  /** How many of the likeliest to show; all, in the order of the labels, when left out. */
  most?: number;
}

/** One thin bar for each label, or for the likeliest of many. */
export function LabelBars({ labels, probabilities, best, sure, most }: LabelBarsProps) {
  const shown = most === undefined ? labels.map((_, index) => index) : likeliest(probabilities, most);
  return (
    <ul
      className="draw-bars"
      data-words={most !== undefined}
      aria-label={most === undefined ? "Probability of each answer" : "The likeliest answers"}
    >
      {shown.map((index) => (
        <li key={labels[index]} data-best={labels[index] === best} data-sure={sure}>
          <span>{best || most === undefined ? labels[index] : ""}</span>
          <Bar share={probabilities[index] ?? 0} />
          <span translate="no" className="draw-bar-share">
            {best && percent(probabilities[index] ?? 0, 1)}
          </span>
        </li>
      ))}
    </ul>
  );
}
