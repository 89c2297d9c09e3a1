/** What the pictures of "Where did it look?" show, in words. */

import { percent } from "../shared/format";
import { capitalize, describePlace } from "../shared/words";
import type { Square } from "./occlusion";
import type { Counterfactual } from "./search";

/** With a smaller loss of probability no place decides by itself. */
const LITTLE = 0.05;
/** From here on a cell belongs to the places that matter most. */
const TELLING = 0.75;

/** Where on a picture the places that matter most lie. */
export function describePeakPlace(map: ArrayLike<number>, cells: number): string {
  let [x, y, count] = [0, 0, 0];
  for (let cell = 0; cell < cells * cells; cell++) {
    if ((map[cell] ?? 0) < TELLING) continue;
    x += cell % cells;
    y += Math.floor(cell / cells);
    count++;
  }
  return count === 0 ? "nowhere in particular" : describePlace((x / count + 0.5) / cells, (y / count + 0.5) / cells);
}

/** What covering did to the answer. */
export function describeOcclusion(label: string, probability: number, lowest: number, where: string): string {
  return probability - lowest < LITTLE
    ? `No single place decides: whatever is covered, the network stays at least ${percent(lowest, 0)} sure of ${label}. What speaks for it most lies ${where}.`
    : `Uncovered, it is ${percent(probability, 0)} sure of ${label}. What it needs most lies ${where}. The most telling cover leaves ${percent(lowest, 0)}.`;
}

/** What would change the answer. */
export function describeCounterfactual(
  change: Counterfactual | null,
  label: string,
  instead: string,
  size: number,
  drawn: boolean,
): string {
  if (!change)
    return `Nothing that was tried changes its mind: it stays with ${label}, even with a quarter of the picture ${drawn ? "erased or filled" : "covered"}.`;
  const { side, left, top }: Square = change.square;
  const where = describePlace((left + side / 2) / size, (top + side / 2) / size);
  const what = change.filling === "ink" ? "Add a blot of" : drawn ? "Erase" : "Cover";
  return `${what} ${side} × ${side} pixels ${where}, and it says ${instead} (${percent(change.probability, 0)}). No smaller square that was tried does it.`;
}

/**
 * Which character of a question each written digit needs most.
 *
 * @param drops question x written, row by row: how much evidence blanking a character takes away.
 */
export function describeTokenEffects(question: string[], written: string[], drops: ArrayLike<number>): string {
  const parts = written.flatMap((character, place) => {
    if (character === " ") return [];
    let [most, at] = [0, -1];
    for (let row = 0; row < question.length; row++) {
      const drop = drops[row * written.length + place] ?? 0;
      if (question[row] !== " " && drop > most) [most, at] = [drop, row];
    }
    const digit = `the ${character} at place ${place + 1} of the answer`;
    return at < 0
      ? `${digit} does not hang on any one of them`
      : `${digit} most needs the ${question[at]} at place ${at + 1} of the question`;
  });
  const sentence = parts.join("; ");
  return (
    sentence && `${capitalize(sentence)}. The numbers say how much evidence is lost, in log-odds; below 0 it grows.`
  );
}
