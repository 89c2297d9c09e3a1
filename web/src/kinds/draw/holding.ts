/** Which pointer draws, where several touch the pad. */

export interface Holder {
  id: number;
  type: string;
}

type Pressed = Pick<PointerEvent, "pointerId" | "pointerType" | "button">;

/**
 * What a pointer that comes down does: it begins a stroke, it takes the pad from the one that holds it, or nothing.
 *
 * A pen outranks a finger: what lies there while one writes is a palm. A pen or a mouse of which nothing was heard since
 * it came down, and which comes down again, was lifted where the page did not see it.
 */
export function pressed(holder: Holder | null, { pointerId, pointerType, button }: Pressed): "begin" | "take" | null {
  if (pointerType === "mouse" && button !== 0) return null;
  if (holder === null) return "begin";
  if (pointerType === "pen" && holder.type === "touch") return "take";
  return pointerId === holder.id ? "begin" : null;
}

/** Whether a pointer that moves was lifted meanwhile: some browsers do not tell, after a menu was open. */
export const isLifted = ({ buttons }: Pick<PointerEvent, "buttons">): boolean => buttons === 0;
