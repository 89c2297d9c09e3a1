import { count } from "../shared/format";
import { Value } from "../ui/Value";
import "./image.css";

/** All that a network can answer, for those who want to know. */
export function KnownLabels({ labels }: { labels: string[] }) {
  return (
    <details className="picture-knows">
      <summary>
        <span>
          The <Value>{count(labels.length)}</Value> kinds of things that it knows
        </span>
      </summary>
      <p>
        <span>{[...labels].sort((a, b) => a.localeCompare(b)).join(", ")}</span>.
      </p>
    </details>
  );
}
