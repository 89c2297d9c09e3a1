import { useEffect, useRef, useState, type MouseEvent } from "react";
import { defined } from "../../shared/defined";
import { contextOf } from "../../ui/canvas";
import { type Named, onCanvas, paint, placed } from "./paint";

interface OverlayProps {
  boxes: Named[];
  /** Shape of the picture under it. */
  width: number;
  height: number;
  mirrored: boolean;
  /** Called with the position among `boxes` of the smallest one that was clicked; -1 for none. */
  onPick(which: number): void;
}

/** The boxes over the picture. What they say is also in the list beside it, so it is hidden from screen readers. */
export function Overlay({ boxes, width, height, mirrored, onPick }: OverlayProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [side, setSide] = useState({ width: 0, height: 0 });

  useEffect(() => {
    const element = defined(canvas.current);
    const observer = new ResizeObserver(() => setSide({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = defined(canvas.current);
    const unit = devicePixelRatio;
    const [across, down] = [Math.round(side.width * unit), Math.round(side.height * unit)];
    if (element.width !== across) element.width = across;
    if (element.height !== down) element.height = down;
    const context = contextOf(element);
    context.clearRect(0, 0, across, down);
    paint(context, boxes, placed({ width, height }, element), unit, mirrored);
  }, [boxes, width, height, mirrored, side]);

  const pick = ({ clientX, clientY, currentTarget }: MouseEvent) => {
    const place = currentTarget.getBoundingClientRect();
    const [x, y] = [clientX - place.left, clientY - place.top];
    const inside = boxes
      .map(({ box }, which) => ({ which, ...onCanvas(box, placed({ width, height }, place), mirrored) }))
      .filter((one) => x >= one.left && x <= one.left + one.width && y >= one.top && y <= one.top + one.height)
      .sort((a, b) => a.width * a.height - b.width * b.height);
    onPick(inside[0]?.which ?? -1);
  };

  return (
    <canvas
      translate="no"
      ref={canvas}
      className="objects-overlay"
      data-part="overlay"
      aria-hidden="true"
      onClick={pick}
    />
  );
}
