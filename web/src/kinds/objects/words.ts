import type { Detection } from "./nms";

/** What is seen, in a few words: "2 × person, cup"; empty for nothing. */
export function inWords(detections: readonly Detection[], labels: string[]): string {
  const counts = new Map<string, number>();
  for (const { label } of detections) counts.set(labels[label]!, (counts.get(labels[label]!) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count > 1 ? `${count} × ${name}` : name)).join(", ");
}

/** Why this box stands for an object, in one or two sentences. */
export function whyThis({ label, driven }: Detection, labels: string[], overlap: number): string {
  const name = labels[label]!;
  if (driven.length === 0) return `Only one box said ${name} here, so there was nothing to throw away.`;
  const others = driven.length === 1 ? "another one overlaps" : `${driven.length} others overlap`;
  return `This box was the surest to be ${name}; ${others} it by more than ${Math.round(overlap * 100)} % and ${driven.length === 1 ? "was" : "were"} thrown away. They are the thin lines.`;
}
