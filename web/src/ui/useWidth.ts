import { useLayoutEffect, useState, type RefObject } from "react";
import { defined } from "../shared/defined";

/** The width of an element in points of the page; 0 before it is laid out. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const one = defined(element.current);
    const observer = new ResizeObserver(() => setWidth(one.clientWidth));
    observer.observe(one);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- measured before anything is painted
    setWidth(one.clientWidth);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
