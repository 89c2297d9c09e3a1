import "./image.css";

/** All that a network can answer, for those who want to know. */
export function KnownLabels({ labels }: { labels: string[] }) {
  return (
    <details className="picture-knows">
      <summary>The {labels.length} kinds of things that it knows</summary>
      <p>{[...labels].sort((a, b) => a.localeCompare(b)).join(", ")}.</p>
    </details>
  );
}
