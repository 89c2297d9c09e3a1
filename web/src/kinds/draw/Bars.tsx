import { percent } from "../../format";

interface BarsProps {
  labels: string[];
  probabilities: ArrayLike<number>;
  best: string;
  sure: boolean;
}

/** One thin bar for each label, in the order of the labels. */
export function Bars({ labels, probabilities, best, sure }: BarsProps) {
  return (
    <ul className="draw-bars" aria-label="Probability of each answer">
      {labels.map((label, index) => (
        <li key={label} data-best={label === best} data-sure={sure}>
          <span className="draw-bar-label">{label}</span>
          <span className="draw-bar" aria-hidden="true">
            <span style={{ transform: `scaleX(${probabilities[index]!})` }} />
          </span>
          <span className="draw-bar-share">{best && percent(probabilities[index]!, 1)}</span>
        </li>
      ))}
    </ul>
  );
}
