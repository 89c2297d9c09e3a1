/** From what the network answered to a move: one picture, or several frames together. */

import type { CameraSettings } from "../../contract";
import { type Bar, isSure } from "../../model/calibration";
import { itemAt } from "../../shared/defined";
import { largestAt } from "../../shared/numbers";

/** Frames that are judged together: one alone may be blurred by the hand's own movement. */
export const TOGETHER = 3;
/** After this many frames without a sure move there is none. */
export const MOST_FRAMES = 12;
/** Milliseconds between two frames. */
export const BETWEEN = 80;

export interface Verdict {
  /** The move; empty when there is no hand, or the network is not sure. */
  label: string;
  /** The network's best label even then. */
  best: string;
  probability: number;
  probabilities: number[];
}

type Rules = Pick<CameraSettings, "moves"> & Bar;

/** What one probability for each label means in the game. */
export function verdictOf(probabilities: ArrayLike<number>, rules: Rules, labels: string[]): Verdict {
  const all = Array.from(probabilities);
  const first = largestAt(all);
  const [best, probability] = [itemAt(labels, first), all[first] ?? 0];
  const sure = isSure(all, rules) && rules.moves.includes(best);
  return { label: sure ? best : "", best, probability, probabilities: all };
}

/** The mean of several answers, label by label. */
function meanOf(answers: ArrayLike<number>[]): number[] {
  return Array.from(
    itemAt(answers, 0),
    (_, label) => answers.reduce((sum, one) => sum + (one[label] ?? 0), 0) / answers.length,
  );
}

/** A frame that was read: the network's answer, and whatever else belongs to it. */
interface Read {
  probabilities: ArrayLike<number>;
}

/**
 * Read frames until the last three together show a move, but not for ever.
 *
 * @param read the next frame; null when there is none just now.
 * @param wait until the next frame; false ends it.
 * @returns the last frame and the verdict on the last three; null when it was ended, or no frame could be read.
 */
export async function decide<Frame extends Read>(
  read: () => Promise<Frame | null>,
  wait: () => Promise<boolean>,
  rules: Rules,
  labels: string[],
): Promise<{ frame: Frame; verdict: Verdict } | null> {
  const frames: Frame[] = [];
  for (let turn = 0; turn < MOST_FRAMES; turn++) {
    const frame = await read();
    if (frame) frames.push(frame);
    if (frames.length >= TOGETHER) {
      const verdict = verdictOf(together(frames), rules, labels);
      if (verdict.label) return { frame: itemAt(frames, frames.length - 1), verdict };
    }
    if (!(await wait())) return null;
  }
  if (frames.length === 0) return null;
  return { frame: itemAt(frames, frames.length - 1), verdict: verdictOf(together(frames), rules, labels) };
}

const together = (frames: Read[]): number[] =>
  meanOf(frames.slice(-TOGETHER).map(({ probabilities }) => probabilities));
