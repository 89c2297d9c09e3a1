import { createContext, useContext } from "react";
import type { Mistake } from "../contract";
import { ShownInput } from "./ShownInput";
import { Generated } from "./generated";

/** How a mistake's own picture can be given to the network; null where it cannot. */
export const Reproducing = createContext<((mistake: Mistake) => void) | null>(null);

/** A mistake's picture; where the network can be given it, a button that does so. */
export function Reproduce({ mistake, label }: { mistake: Mistake; label: string }) {
  const reproduce = useContext(Reproducing);
  const made = useContext(Generated);
  const shown = <ShownInput input={mistake.input} label={label} />;
  if (!reproduce || mistake.input.kind !== "image" || (made && mistake.seed === undefined)) return shown;
  return (
    <button
      type="button"
      className="reproduce"
      data-part="mistake"
      data-truth={mistake.truth}
      data-label={mistake.answer}
      data-seed={mistake.seed}
      aria-label={
        made
          ? `Make it again: ${mistake.truth} with seed ${mistake.seed}, seen as ${mistake.answer}`
          : `Give the network this ${mistake.truth}, which it read as ${mistake.answer}`
      }
      onClick={() => reproduce(mistake)}
    >
      {shown}
    </button>
  );
}
