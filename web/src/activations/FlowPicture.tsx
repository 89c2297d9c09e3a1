import { useEffect, useRef, type MouseEvent } from "react";
import { defined } from "../shared/defined";
import { contextOf } from "../ui/canvas";
import { readColours, useTheme } from "../ui/colours";
import { FlowCharacters, FULL } from "./FlowInput";
import type { Axis } from "./LayerGrid";
import type { Stage } from "./explanation";
import { GAP, mapAt, packMaps, sideOf } from "./packing";
import { paintValues, stripOf } from "./paint";
import { describeValues, lastSteps, nameOfLayer, peaksOf, reachOf, strongest } from "./shape";
import { ROW, STEPS } from "./steps";

/** The more maps a layer has, the more of them are shown: one of so many, within these bounds. */
const [ONE_OF, LEAST, MOST] = [8, 4, 12];

interface FlowPictureProps {
  stage: Stage;
  values: ArrayLike<number> | null;
  /** Rows of the network's largest map, by which maps are sized. */
  largest: number;
  box: { width: number; height: number };
  wide: boolean;
  axis: Axis;
  onOpen(unit: number): void;
}

/** A layer in small: its strongest maps, all its units, or its memory step by step. */
export function FlowPicture(props: FlowPictureProps) {
  const { stage, values, axis } = props;
  const label = `${nameOfLayer(stage.layer)}: ${values ? describeValues(stage.layer, values, axis.names) : ""}`;
  if (stage.view.form === "maps") return <FlowMaps {...props} label={label} />;
  return <FlowValues {...props} label={label} />;
}

function FlowMaps({ stage, values, largest, box, wide, label, onOpen }: FlowPictureProps & { label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef<number[]>([]);
  const theme = useTheme();
  const view = stage.view as Extract<Stage["view"], { form: "maps" }>;
  const { rows, columns, count } = view;
  const height = sideOf(rows, largest, wide ? FULL.wide : FULL.narrow);
  const most = Math.min(MOST, Math.max(LEAST, Math.round(count / ONE_OF)));
  const packing = packMaps(box, Math.round((height * columns) / rows), height, count, most);
  const down = Math.ceil(packing.shown / packing.across);
  const [wideness, tallness] = [packing.across * (packing.width + GAP) - GAP, down * (height + GAP) - GAP];

  useEffect(() => {
    if (!values) return;
    const context = contextOf(canvas.current);
    shown.current = strongest(peaksOf(values, view), packing.shown, shown.current);
    const strip = stripOf(values, view, shown.current, reachOf(values), readColours());
    context.imageSmoothingEnabled = height < rows; // made smaller, not enlarged
    context.clearRect(0, 0, wideness, tallness);
    shown.current.forEach((_, place) => {
      const [x, y] = [
        (place % packing.across) * (packing.width + GAP),
        Math.floor(place / packing.across) * (height + GAP),
      ];
      context.drawImage(strip, 0, place * rows, columns, rows, x, y, packing.width, height);
    });
  }, [values, theme, view, packing.shown, packing.across, packing.width, height, wideness, tallness, rows, columns]);

  const open = ({ nativeEvent: { offsetX, offsetY } }: MouseEvent) => {
    const place = mapAt(packing, offsetX, offsetY);
    if (place !== null && shown.current[place] !== undefined) onOpen(shown.current[place]);
  };
  return (
    <canvas
      translate="no"
      ref={canvas}
      className="flow-maps"
      width={wideness}
      height={tallness}
      style={{ width: wideness }}
      role="img"
      aria-label={label}
      onClick={open}
    />
  );
}

/** Units as small squares, or a memory as a heat map: of a long one its last steps. */
function FlowValues({
  stage: { view: whole },
  values: all,
  box,
  wide,
  axis,
  label,
  onOpen,
}: FlowPictureProps & { label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { view, values } = lastSteps(whole, all, STEPS);
  const count = view.form === "grid" ? view.rows * view.columns : view.form === "strip" ? view.count : 0;
  const side = Math.max(3, Math.floor(Math.sqrt((box.width * box.height * 0.8) / count)));
  const columns = view.form === "grid" ? view.columns : Math.min(count, Math.floor(box.width / side));
  const rows = Math.ceil(count / columns);
  const size =
    view.form === "grid" ? { width: "100%", height: rows * ROW } : { width: columns * side, height: rows * side };

  useEffect(() => {
    paintValues(defined(canvas.current), values, count, values ? reachOf(values) : 1, readColours());
  }, [values, theme, count, columns]);

  const open = ({ nativeEvent: { offsetX, offsetY }, currentTarget }: MouseEvent<HTMLCanvasElement>) => {
    const column = Math.floor((offsetX / currentTarget.clientWidth) * columns);
    const row = Math.floor((offsetY / currentTarget.clientHeight) * rows);
    const unit = view.form === "grid" ? column : row * columns + column;
    if (unit >= 0 && unit < (view.form === "grid" ? columns : count)) onOpen(unit);
  };
  return (
    <div
      className="flow-values"
      data-form={view.form}
      style={view.form === "grid" ? { width: box.width - 8 } : undefined}
    >
      {view.form === "grid" && !wide && axis.names.length >= rows && (
        <FlowCharacters names={axis.names.slice(-rows)} of={axis.of} />
      )}
      <canvas
        translate="no"
        ref={canvas}
        className="flow-maps"
        width={columns}
        height={rows}
        style={size}
        role="img"
        aria-label={label}
        onClick={open}
      />
    </div>
  );
}
