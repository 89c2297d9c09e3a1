import { itemAt } from "../../shared/defined";
import type { Detection } from "./nms";

/** What is seen, in a few words: "2 × person, cup"; empty for nothing. */
export function inWords(detections: readonly Detection[], labels: string[]): string {
  const counts = new Map<string, number>();
  for (const { label } of detections) counts.set(itemAt(labels, label), (counts.get(itemAt(labels, label)) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count > 1 ? `${count} × ${name}` : name)).join(", ");
}

/** Why this box stands for an object, in one or two sentences. */
export function whyThis({ label, driven }: Detection, labels: string[], overlap: number): string {
  const name = itemAt(labels, label);
  if (driven.length === 0) return `Only one box said ${name} here, so there was nothing to throw away.`;
  const much = `by more than ${Math.round(overlap * 100)} %`;
  return driven.length === 1
    ? `This box was the surest to be ${name}; another one overlaps it ${much} and was thrown away. It is the one of thin lines.`
    : `This box was the surest to be ${name}; ${driven.length} others overlap it ${much} and were thrown away. They are the ones of thin lines.`;
}
