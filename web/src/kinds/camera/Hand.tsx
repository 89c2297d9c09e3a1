/** Hands for the three moves, drawn with thick lines: a palm, and fingers that are stretched or folded. */

interface Shape {
  /** Drawn first: palm and stretched fingers, as lines from joint to tip. */
  fingers: string;
  /** Drawn over them: what is folded in front of the palm. */
  folded: string;
}

const PALM = "M38 58H64V80H42Z";
const SHAPES: Record<string, Shape> = {
  rock: { fingers: `${PALM}M37 48V60M48 45V58M59 45V58M69 49V66`, folded: "M34 68L56 69" },
  paper: { fingers: `${PALM}M38 56L31 25M47 54L45 14M57 54L60 15M66 58L74 28M38 74L18 56`, folded: "" },
  scissors: { fingers: `${PALM}M44 54L33 14M55 53L69 15`, folded: "M66 62L60 56M67 73L60 68M36 72L54 66" },
};

/** A move as a picture; nothing for a move without one. */
export function Hand({ move }: { move: string }) {
  const shape = SHAPES[move];
  if (!shape) return null;
  return (
    <svg className="hands-hand" viewBox="0 0 100 100" aria-hidden="true">
      <path d={`${shape.fingers}M52 80V94`} className="edge" />
      <path d={`${shape.fingers}M52 80V94`} className="inner" />
      {shape.folded && <path d={shape.folded} className="edge" />}
      {shape.folded && <path d={shape.folded} className="inner" />}
    </svg>
  );
}
