import { useEffect, useRef, type MouseEvent } from "react";
import { contextOf } from "../ui/canvas";
import { readColours, useTheme } from "../ui/colours";
import { useWidth } from "../ui/useWidth";
import { GAP, mapAt } from "./packing";
import { stripOf } from "./paint";
import { reachOf } from "./shape";

interface LayerMapsProps {
  rows: number;
  columns: number;
  count: number;
  values: Float32Array | null;
  label: string;
  onOpen(map: number): void;
}

/** About how large a map is, in points, on a page wider than `NARROW` and on a phone. */
const SIDE = { wide: 52, narrow: 34 };
const NARROW = 480;

/** Every feature map of a layer as a small picture, as many beside each other as the page is wide. */
export function LayerMaps({ rows, columns, count, values, label, onOpen }: LayerMapsProps) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const room = useWidth(place);
  const theme = useTheme();
  // Whole multiples keep the pixels square and sharp; small maps are enlarged more.
  const zoom = Math.max(1, Math.round((room > NARROW ? SIDE.wide : SIDE.narrow) / Math.max(rows, columns)));
  const [mapWidth, mapHeight] = [columns * zoom, rows * zoom];
  const across = Math.max(1, Math.min(count, Math.floor((room + GAP) / (mapWidth + GAP))));
  const width = (mapWidth + GAP) * across - GAP;
  const height = (mapHeight + GAP) * Math.ceil(count / across) - GAP;

  useEffect(() => {
    const context = contextOf(canvas.current);
    const view = { form: "maps", rows, columns, count } as const;
    const source = stripOf(
      values,
      view,
      Array.from({ length: count }, (_, map) => map),
      values ? reachOf(values) : 1,
      readColours(),
    );
    context.imageSmoothingEnabled = false;
    context.clearRect(0, 0, width, height);
    for (let map = 0; map < count; map++) {
      const [x, y] = [(map % across) * (mapWidth + GAP), Math.floor(map / across) * (mapHeight + GAP)];
      context.drawImage(source, 0, map * rows, columns, rows, x, y, mapWidth, mapHeight);
    }
  }, [values, across, theme, rows, columns, count, mapWidth, mapHeight, width, height]);

  const open = ({ nativeEvent: { offsetX, offsetY } }: MouseEvent) => {
    const map = mapAt({ width: mapWidth, height: mapHeight, shown: count, across }, offsetX, offsetY);
    if (map !== null) onOpen(map);
  };
  return (
    <div ref={place} className="inside-maps">
      <canvas
        translate="no"
        ref={canvas}
        width={width}
        height={height}
        style={{ width }}
        role="img"
        aria-label={label}
        onClick={open}
      />
    </div>
  );
}
