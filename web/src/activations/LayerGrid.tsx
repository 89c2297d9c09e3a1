import { useEffect, useRef, type MouseEvent } from "react";
import { defined } from "../shared/defined";
import { showCharacter } from "../shared/words";
import { readColours, useTheme } from "../ui/colours";
import { paintValues } from "./paint";
import { reachOf } from "./shape";

/** The characters at the steps of a layer: those of the visitor's input, or of the network's answer. */
export interface Axis {
  names: string[];
  of: "input" | "answer";
}

interface LayerGridProps {
  rows: number;
  columns: number;
  values: ArrayLike<number> | null;
  /** What stands at each row; no names for none. */
  axis: Axis;
  label: string;
  onOpen(unit: number): void;
}

/** A memory of more steps has lower rows. */
const LONG = 8;

/** A heat map: one row a step, one column a number of the layer. */
export function LayerGrid({ rows, columns, values, axis, label, onOpen }: LayerGridProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();

  useEffect(() => {
    paintValues(defined(canvas.current), values, rows * columns, values ? reachOf(values) : 1, readColours());
  }, [values, theme, rows, columns]);

  const open = ({ nativeEvent: { offsetX }, currentTarget }: MouseEvent<HTMLCanvasElement>) => {
    onOpen(Math.max(0, Math.min(columns - 1, Math.floor((offsetX / currentTarget.clientWidth) * columns))));
  };
  return (
    <div className="inside-grid" style={{ height: rows * (rows > LONG ? 22 : 30) }}>
      {axis.names.length === rows && (
        <div className="inside-axis" data-of={axis.of} aria-hidden="true">
          {axis.names.map((name, index) => (
            <span key={index}>{showCharacter(name)}</span>
          ))}
        </div>
      )}
      <canvas translate="no" ref={canvas} width={columns} height={rows} role="img" aria-label={label} onClick={open} />
    </div>
  );
}
