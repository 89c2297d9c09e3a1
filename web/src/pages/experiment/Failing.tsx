import { useEffect, useRef } from "react";
import type { Failing as Showing } from "../../report/Failures";

/** Above the input: which known failure the visitor came up to see, and the way back to the list. It stays until then, so that nothing jumps. */
export function Failing({ shown, leave }: Pick<Showing, "shown" | "leave">) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    line.current?.scrollIntoView({ block: "start" });
    line.current?.focus({ preventScroll: true });
  }, [shown]);
  if (!shown) return null;

  const back = () => {
    const buttons = document.querySelectorAll<HTMLElement>("[data-part=failure]");
    const button = [...buttons].find(({ ariaLabel }) => ariaLabel?.endsWith(shown.says));
    leave();
    requestAnimationFrame(() => {
      button?.scrollIntoView({ block: "center" });
      button?.focus({ preventScroll: true });
    });
  };
  return (
    <div
      ref={line}
      className="experiment-failing"
      data-part="failing"
      tabIndex={-1}
      role="group"
      aria-label="Where it fails"
    >
      <p>
        <strong>Where it fails.</strong> <span>{shown.says}</span>
      </p>
      <button type="button" className="button" data-part="failing-back" onClick={back}>
        Back to the list
      </button>
    </div>
  );
}
