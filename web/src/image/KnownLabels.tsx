import { Value } from "../ui/Value";
import "./image.css";

/** All that a network can answer, for those who want to know. */
export function KnownLabels({ labels }: { labels: string[] }) {
  return (
    <details className="picture-knows">
      <summary>
        The <Value>{labels.length}</Value> kinds of things that it knows
      </summary>
      <p>
        <span>{[...labels].sort((a, b) => a.localeCompare(b)).join(", ")}</span>.
      </p>
    </details>
  );
}
