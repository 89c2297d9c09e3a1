import { percent } from "../../shared/format";
import { Bar } from "../../ui/Bar";
import { likeliest } from "./many";

interface BarsProps {
  labels: string[];
  probabilities: ArrayLike<number>;
  best: string;
  sure: boolean;
  /** How many of the likeliest to show; all, in the order of the labels, when left out. */
  most?: number;
}

/** One thin bar for each label, or for the likeliest of many. */
export function Bars({ labels, probabilities, best, sure, most }: BarsProps) {
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
          <Bar share={probabilities[index]!} />
          <span className="draw-bar-share">{best && percent(probabilities[index]!, 1)}</span>
        </li>
      ))}
    </ul>
  );
}
