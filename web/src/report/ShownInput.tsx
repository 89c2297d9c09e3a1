import type { Shown } from "../contract";

/** An input as the network received it. */
export function ShownInput({ input, label, size = 56 }: { input: Shown; label: string; size?: number }) {
  if (input.kind === "text") return <code>{input.text}</code>;
  return <img className="pixel" src={input.src} width={size} height={size} alt={label} loading="lazy" />;
}
