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
    // All maps are coloured one under the other at their own size; the canvas enlarges them, which costs far less.
    const strip = new ImageData(columns, rows * count);
    for (let map = 0; map < count; map++) {
      for (let place = 0; place < rows * columns; place++) {
        put(strip, map * rows * columns + place, (values?.[place * count + map] ?? 0) / reach, colours);
      }
    }
    const source = new OffscreenCanvas(columns, rows * count);
    source.getContext("2d")!.putImageData(strip, 0, 0);
    context.imageSmoothingEnabled = false;
    context.clearRect(0, 0, width, height);
    for (let map = 0; map < count; map++) {
      const x = (map % across) * (columns * zoom + GAP);
      const y = Math.floor(map / across) * (rows * zoom + GAP);
      context.drawImage(source, 0, map * rows, columns, rows, x, y, columns * zoom, rows * zoom);
    }
  }, [values, across, theme, rows, columns, count, zoom, width, height]);

  return (
    <div className="inside-maps">
      <canvas ref={canvas} width={width} height={height} style={{ width }} role="img" aria-label={label} />
    </div>
  );
}
