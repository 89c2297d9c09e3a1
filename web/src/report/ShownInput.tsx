import type { Shown } from "../contract";

/** An input as the network received it: every pixel sharp, but for photos, which are smaller here than they were. */
export function ShownInput({ input, label, size }: { input: Shown; label: string; size?: number }) {
  if (input.kind === "text") return <code translate="no">{input.text}</code>;
  const photo = input.src.startsWith("data:image/jpeg");
  const side = photo ? 84 : (size ?? 56);
  return (
    <img className={photo ? "photo" : "pixel"} src={input.src} width={side} height={side} alt={label} loading="lazy" />
  );
}

/** Said instead of samples whose licence does not let them be shown. */
export const NOT_SHOWN = "These samples may not be shown: their licence does not allow it.";
