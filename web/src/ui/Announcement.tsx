import { useEffect, useState } from "react";

/** Says a text to screen readers, politely: only once it has stood still for a moment. */
export function Announcement({ text }: { text: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 700);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="hidden" role="status">
      {said}
    </p>
  );
}
