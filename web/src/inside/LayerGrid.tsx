import { useEffect, useRef } from "react";
import { put, readColours, useTheme } from "./colours";
import { reachOf } from "./shape";

/** The characters at the steps of a layer: those of the visitor's input, or of the network's answer. */
export interface Axis {
  names: string[];
  of: "input" | "answer";
}

interface LayerGridProps {
  rows: number;
  columns: number;
  values: Float32Array | null;
  /** What stands at each row; no names for none. */
  axis: Axis;
  label: string;
}

/** A heat map: one row a step, one column a number of the layer. A strip is a heat map of one row. */
export function LayerGrid({ rows, columns, values, axis, label }: LayerGridProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();

  useEffect(() => {
    const image = new ImageData(columns, rows);
    const colours = readColours();
    const reach = values ? reachOf(values) : 1;
    for (let i = 0; i < rows * columns; i++) put(image, i, (values?.[i] ?? 0) / reach, colours);
    canvas.current!.getContext("2d")!.putImageData(image, 0, 0);
  }, [values, theme, rows, columns]);

  return (
    <div className="inside-grid" style={{ height: rows === 1 ? 34 : rows * 30 }}>
      {axis.names.length === rows && (
        <div className="inside-axis" data-of={axis.of} aria-hidden="true">
          {axis.names.map((name, index) => (
            <span key={index}>{name === " " ? "␣" : name}</span>
          ))}
        </div>
      )}
      <canvas ref={canvas} width={columns} height={rows} role="img" aria-label={label} />
    </div>
  );
}
