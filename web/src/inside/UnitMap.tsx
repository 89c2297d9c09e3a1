import { useEffect, useRef } from "react";
import { readColours, useTheme } from "./colours";
import type { Journey } from "./journey";
import { Marked } from "./Marked";
import { paintInput, stripOf } from "./paint";
import { reachOf, type View } from "./shape";
import { peakOf } from "./unit";

interface UnitMapProps {
  view: Extract<View, { form: "maps" }>;
  unit: number;
  values: ArrayLike<number>;
  input: Journey["input"];
  given: ArrayLike<number> | null;
  noun: string;
}

/** A map, large, beside the input with the place where it answers most. */
export function UnitMap({ view, unit, values, input, given, noun }: UnitMapProps) {
  const map = useRef<HTMLCanvasElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { rows, columns } = view;
  const reach = reachOf(values);
  const { value, at } = peakOf(values, view, unit);
  const seen = "rows" in input ? input : null;

  useEffect(() => {
    map.current!.getContext("2d")!.drawImage(stripOf(values, view, [unit], reach, readColours()), 0, 0);
  }, [values, view, unit, reach, theme]);
  useEffect(() => {
    if (seen) paintInput(picture.current!, given, seen.rows, seen.columns, seen.channels);
  }, [seen, given, theme]);

  return (
    <div className="opened-figures">
      <figure>
        <Marked at={null} rows={rows} columns={columns}>
          <canvas ref={map} className="opened-map" width={columns} height={rows} role="img" aria-label={`Map ${unit + 1}, coloured where it answers`} />
        </Marked>
        <figcaption>
          the map, {rows} × {columns}
        </figcaption>
      </figure>
      {seen && (
        <figure>
          <Marked at={value > 0 ? at : null} rows={rows} columns={columns}>
            <canvas ref={picture} className="opened-map" data-sharp={seen.rows <= 64} width={seen.columns} height={seen.rows} role="img" aria-label={`Your ${noun}, as the network receives it${value > 0 ? ", with a ring where the map answers most" : ""}`} />
          </Marked>
          <figcaption>your {noun}; the ring is where it answers most</figcaption>
        </figure>
      )}
    </div>
  );
}
