import { useEffect, useState, type RefObject } from "react";
import { defined } from "../shared/defined";

/** Whether an element is on the screen, or nearly. */
export function useOnScreen(place: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setSeen(defined(entry).isIntersecting), {
      rootMargin: "120px",
    });
    observer.observe(defined(place.current));
    return () => observer.disconnect();
  }, [place]);
  return seen;
}
