import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from "react";
import type { Drawing, Point } from "../../contract";
import { defined } from "../../shared/defined";
import { isLifted, pressed, type Holder } from "./holding";
import { paint, paintStroke, sharpen } from "./ink";
import { pointOn } from "./strokes";

/** More steps back than anyone takes. */
const REMEMBERED = 100;

export interface Pad {
  canvas: RefObject<HTMLCanvasElement | null>;
  /** The drawing as it is now. */
  current(): Drawing;
  /** Put another drawing in its place; `undo` brings the old one back. */
  replace(next: Drawing): void;
  /** Put another drawing in its place, with no step back. */
  restart(next: Drawing): void;
  undo(): void;
  canUndo(): boolean;
  /** Draw the same strokes with a pen of another width. */
  repaint(pen: number): void;
  /** While it is frozen nothing can be drawn; a line that is being drawn ends. */
  freeze(frozen: boolean): void;
  /** From now on, whom to call after every change. */
  listen(listener: PadListener): void;
}

/** Called with the drawing, and the time at which its change came in. */
type PadListener = (drawing: Drawing, since: number) => void;

/**
 * A canvas that is drawn on with mouse, finger or pen. The strokes live here and not in React's state: ink must
 * follow the finger at once.
 *
 * What listens to its changes comes afterwards: see `usePadChanges`.
 */
export function usePad(first: Drawing): Pad {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(first);
  const history = useRef<Drawing[]>([]);
  const frozen = useRef(false);
  const changed = useRef<PadListener>(() => {});

  const show = useCallback((next: Drawing, since = performance.now()) => {
    drawing.current = next;
    if (canvas.current) paint(canvas.current, next);
    changed.current(next, since);
  }, []);
  const remember = useCallback(() => {
    history.current = [...history.current.slice(-REMEMBERED), drawing.current];
  }, []);
  const replace = useCallback(
    (next: Drawing) => {
      remember();
      show(next);
    },
    [remember, show],
  );
  const restart = useCallback(
    (next: Drawing) => {
      history.current = [];
      show(next);
    },
    [show],
  );
  const undo = useCallback(() => {
    const before = history.current.pop();
    if (before) show({ ...before, pen: drawing.current.pen });
  }, [show]);

  const repaint = useCallback((pen: number) => show({ ...drawing.current, pen }), [show]);
  const freeze = useCallback((now: boolean) => void (frozen.current = now), []);
  const listen = useCallback((listener: PadListener) => void (changed.current = listener), []);

  useEffect(() => {
    const element = defined(canvas.current);
    let holder: Holder | null = null;
    let stroke: Point[] = [];

    const extend = (event: PointerEvent) => {
      const since = performance.now();
      const place = element.getBoundingClientRect();
      const before = stroke.length;
      const coalesced = event.getCoalescedEvents?.() ?? [];
      for (const { clientX, clientY } of coalesced.length ? coalesced : [event]) {
        const point = pointOn(place, clientX, clientY);
        const last = stroke[stroke.length - 1];
        if (!last || last[0] !== point[0] || last[1] !== point[1]) stroke.push(point);
      }
      if (stroke.length === before) return;
      paintStroke(element, stroke, drawing.current.pen, before);
      changed.current(drawing.current, since);
    };
    const down = (event: PointerEvent) => {
      const does = frozen.current ? null : pressed(holder, event);
      if (!does) return;
      if (does === "take") show(history.current.pop() ?? drawing.current); // without what the palm drew
      holder = { id: event.pointerId, type: event.pointerType };
      element.setPointerCapture(event.pointerId);
      remember();
      stroke = [];
      drawing.current = { ...drawing.current, strokes: [...drawing.current.strokes, stroke] };
      extend(event);
    };
    const move = (event: PointerEvent) => {
      if (event.pointerId !== holder?.id) return;
      if (isLifted(event)) holder = null;
      else if (!frozen.current) extend(event);
    };
    const end = (event: PointerEvent) => {
      if (event.pointerId !== holder?.id) return;
      if (event.type === "pointerup" && !frozen.current) extend(event);
      holder = null;
    };
    const resized = new ResizeObserver(() => sharpen(element) && paint(element, drawing.current));
    const themed = new MutationObserver(() => paint(element, drawing.current));
    resized.observe(element);
    themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    for (const type of ["pointerup", "pointercancel", "lostpointercapture"] as const)
      element.addEventListener(type, end);
    return () => {
      resized.disconnect();
      themed.disconnect();
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      for (const type of ["pointerup", "pointercancel", "lostpointercapture"] as const)
        element.removeEventListener(type, end);
    };
  }, [remember, show]);

  return useMemo(
    () => ({
      canvas,
      current: () => drawing.current,
      canUndo: () => history.current.length > 0,
      replace,
      restart,
      undo,
      repaint,
      freeze,
      listen,
    }),
    [replace, restart, undo, repaint, freeze, listen],
  );
}

/** Call `onChange` after every change of a pad. */
export function usePadChanges(pad: Pad, onChange: PadListener): void {
  useLayoutEffect(() => pad.listen(onChange));
}
