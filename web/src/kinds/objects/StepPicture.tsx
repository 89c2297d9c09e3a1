import type { CSSProperties } from "react";
import { InputSquare } from "../../image/InputSquare";
import type { Box } from "../../image/fit";
import { itemAt } from "../../shared/defined";
import type { Beginning } from "./beginnings";
import type { Candidate, Detection } from "./nms";
import { colourOf } from "./paint";
import type { Scene } from "./useScene";

interface StepPictureProps {
  scene: Scene;
  size: number;
  candidates: readonly Candidate[];
  kept: readonly Detection[];
  /** Null where nobody knows where its answers begin; then there is no first step. */
  beginning: Beginning | null;
  step: number;
  /** Position among `kept` of the one whose victims are shown; null for all alike. */
  chosen: number | null;
  /** What is to be seen, for those who do not see it. */
  words: string;
  /** A box that stayed is under the pointer; null when none is any more. */
  onPoint(which: number | null): void;
  onPress(which: number): void;
}

/** What the network received, with the boxes of one step over it. From step to step the same boxes move. */
export function StepPicture({
  scene,
  size,
  candidates,
  kept,
  beginning,
  step,
  chosen,
  words,
  onPoint,
  onPress,
}: StepPictureProps) {
  const winner = chosen === null ? null : itemAt(kept, chosen);
  return (
    <div className="boxes-picture" data-part="boxes-picture">
      <InputSquare square={scene.square} size={size} label="The picture, as the network receives it" />
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" role="img" aria-label={words} data-step={step}>
        {/* The surest last, so that nothing lies over them. */}
        {candidates.toReversed().map((one) => {
          const which = one.thrownBy ? -1 : kept.findIndex(({ box, label }) => box === one.box && label === one.label);
          const place = placeOf(step === 0 && beginning ? beginning.at(one.anchor) : one.box);
          const its = winner !== null && (winner.box === one.box || winner.driven.includes(one));
          return (
            <g
              key={`${one.anchor} ${one.label}`}
              className="boxes-box"
              data-thrown={one.thrownBy !== null}
              data-faint={winner !== null && !its}
              data-victim={its && one.thrownBy !== null}
              style={{ color: colourOf(one.label) }}
              onPointerEnter={which < 0 ? undefined : () => onPoint(which)}
              onPointerLeave={which < 0 ? undefined : () => onPoint(null)}
              onClick={which < 0 ? undefined : () => onPress(which)}
            >
              <rect className="boxes-dark" style={place} />
              <rect style={place} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** Where a box lies in the drawing, as properties that can move. */
const placeOf = ([left, top, right, bottom]: Box): CSSProperties => ({
  x: 1000 * left,
  y: 1000 * top,
  width: 1000 * (right - left),
  height: 1000 * (bottom - top),
});
