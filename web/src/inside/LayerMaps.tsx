import { useEffect, useRef, useState } from "react";
import { put, readColours, useTheme } from "./colours";
import { reachOf } from "./shape";

interface LayerMapsProps {
  rows: number;
  columns: number;
  count: number;
  values: Float32Array | null;
  label: string;
}

/** Space between two maps, in points of the page. */
const GAP = 6;

/** Every feature map of a layer as a small picture, as many beside each other as the page is wide. */
export function LayerMaps({ rows, columns, count, values, label }: LayerMapsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [across, setAcross] = useState(8);
  const theme = useTheme();
  // Whole multiples keep the pixels square and sharp; small maps are enlarged more.
  const zoom = Math.max(1, Math.round(52 / Math.max(rows, columns)));
  const gap = GAP / zoom;

  useEffect(() => {
    const place = canvas.current!.parentElement!;
    const observer = new ResizeObserver(() => {
      const fits = Math.floor((place.clientWidth + GAP) / (columns * zoom + GAP));
      setAcross(Math.max(1, Math.min(count, fits)));
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, [columns, count, zoom]);

  const down = Math.ceil(count / across);
  const width = Math.round((columns + gap) * across * zoom - GAP);
  const height = Math.round((rows + gap) * down * zoom - GAP);

  useEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    const colours = readColours();
    const reach = values ? reachOf(values) : 1;
    const image = new ImageData(columns * zoom, rows * zoom);
    context.clearRect(0, 0, width, height);
    for (let map = 0; map < count; map++) {
      for (let y = 0; y < rows * zoom; y++) {
        for (let x = 0; x < columns * zoom; x++) {
          const at = (Math.floor(y / zoom) * columns + Math.floor(x / zoom)) * count + map;
          put(image, y * columns * zoom + x, (values?.[at] ?? 0) / reach, colours);
        }
      }
      context.putImageData(image, (map % across) * (columns * zoom + GAP), Math.floor(map / across) * (rows * zoom + GAP));
    }
  }, [values, across, theme, rows, columns, count, zoom, width, height]);

  return (
    <div className="inside-maps">
      <canvas ref={canvas} width={width} height={height} style={{ width }} role="img" aria-label={label} />
    </div>
  );
}
