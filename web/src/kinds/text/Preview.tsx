import type { Manifest, TextSettings } from "../../contract";
import "./text.css";

/** A beginning of the page's own examples, and what the shipped network wrote after it, for the gallery. */
export function Preview({ manifest }: { manifest: Manifest<TextSettings> }) {
  const [example] = manifest.page.settings.examples;
  if (!example) return null;
  return (
    <p className="text-preview">
      <span className="text-start">{example.start}</span>
      <span>{example.text.slice(0, 120)}</span>
    </p>
  );
}
