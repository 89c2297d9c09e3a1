import { useState } from "react";
import { copyText } from "./copyText";

interface CopyButtonProps {
  text: string;
  label?: string;
  /** What is said once it is copied. */
  said?: string;
  part: string;
  disabled?: boolean;
}

/** Copies a text, and says so; where that is not allowed, the text stands selected in a field, to be copied by hand. */
export function CopyButton({ text, label = "Copy", said = "Copied.", part, disabled = false }: CopyButtonProps) {
  const [copied, setCopied] = useState<{ text: string; worked: boolean } | null>(null);
  const copy = async () => setCopied({ text, worked: await copyText(text) });
  const told = copied?.text === text ? copied : null;
  return (
    <>
      <button type="button" className="button" data-part={part} disabled={disabled} onClick={() => void copy()}>
        {label}
      </button>
      <span className="small soft copied" role="status" data-part="copied">
        {told?.worked && said}
      </span>
      {told && !told.worked && (
        <label className="small copy-by-hand">
          <span>This browser lets no page copy. Copy it from here:</span>
          <textarea className="field" readOnly autoFocus value={text} onFocus={({ target }) => target.select()} />
        </label>
      )}
    </>
  );
}
