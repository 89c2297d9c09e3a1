import type { ReactElement } from "react";

/** No ring is smaller than this share of its picture. */
const SMALLEST = 0.2;

interface MarkedProps {
  /** Row and column of a map of `rows` x `columns` that lies over the picture; null for no ring. */
  at: [row: number, column: number] | null;
  rows: number;
  columns: number;
  children: ReactElement;
}

/** A picture with a ring around a place of it. */
export function Marked({ at, rows, columns, children }: MarkedProps) {
  const across = Math.max(SMALLEST, 1 / columns);
  const share = (value: number) => `${value * 100}%`;
  return (
    <div className="opened-marked">
      {children}
      {at && (
        <span
          className="opened-ring"
          aria-hidden="true"
          style={{
            left: share((at[1] + 0.5) / columns - across / 2),
            top: share((at[0] + 0.5) / rows - across / 2),
            width: share(across),
            height: share(across),
          }}
        />
      )}
    </div>
  );
}
