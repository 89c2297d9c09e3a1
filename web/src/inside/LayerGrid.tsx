import { useEffect, useRef } from "react";
import { put, readColours, useTheme } from "./colours";
import { reachOf } from "./shape";

interface LayerGridProps {
  rows: number;
  columns: number;
  values: Float32Array | null;
  /** What stands at each row; empty for none. */
  axis: string[];
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
      {axis.length === rows && (
        <div className="inside-axis" aria-hidden="true">
          {axis.map((name, index) => (
            <span key={index}>{name === " " ? "␣" : name}</span>
          ))}
        </div>
      )}
      <canvas ref={canvas} width={columns} height={rows} role="img" aria-label={label} />
    </div>
  );
}
