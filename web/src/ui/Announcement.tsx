import { useEffect, useState } from "react";

/** Says a text to screen readers, politely: only once it has stood still for a moment. */
export function Announcement({ text }: { text: string }) {
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), 700);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="hidden" role="status">
      {spoken}
    </p>
  );
}
