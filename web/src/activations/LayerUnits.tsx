import { useEffect, useRef, type MouseEvent } from "react";
import { defined } from "../shared/defined";
import { readColours, useTheme } from "../ui/colours";
import { useWidth } from "../ui/useWidth";
import { paintValues } from "./paint";
import { reachOf } from "./shape";

/** Side of the square of one unit, in points: as small as may still be hit. */
const SIDE = 24;

interface LayerUnitsProps {
  count: number;
  values: Float32Array | null;
  label: string;
  onOpen(unit: number): void;
}

/** Every unit of a layer as a small square, row by row. */
export function LayerUnits({ count, values, label, onOpen }: LayerUnitsProps) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(place);
  const theme = useTheme();
  const across = Math.max(1, Math.min(count, Math.floor(width / SIDE)));
  const down = Math.ceil(count / across);

  useEffect(() => {
    paintValues(defined(canvas.current), values, count, values ? reachOf(values) : 1, readColours());
  }, [values, theme, count, across, down]);

  const open = ({ nativeEvent: { offsetX, offsetY } }: MouseEvent) => {
    const [column, row] = [Math.floor(offsetX / SIDE), Math.floor(offsetY / SIDE)];
    const unit = row * across + column;
    if (column < across && unit >= 0 && unit < count) onOpen(unit);
  };
  return (
    <div ref={place} className="inside-maps">
      <canvas
        translate="no"
        ref={canvas}
        className="inside-units"
        width={across}
        height={down}
        style={{ width: across * SIDE, height: down * SIDE }}
        role="img"
        aria-label={label}
        onClick={open}
      />
    </div>
  );
}
