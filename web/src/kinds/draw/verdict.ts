import type { DrawSettings, Drawing } from "../../contract";
import { isSure, undivided } from "../../model/calibration";
import { itemAt } from "../../shared/defined";
import { withArticle } from "../../shared/words";
import { hasMany } from "./many";
import { extentOf } from "./strokes";

/** What the page says about a drawing. */
export interface Verdict {
  /** The answer; empty when the page is not sure, or nothing was given. */
  label: string;
  /** The network's best label even when the page is not sure; empty when it was not asked. */
  best: string;
  /** The probability of `best`. */
  probability: number;
  /** One probability for each label; all 0 when the network was not asked. */
  probabilities: ArrayLike<number>;
  /** Why there is no answer, in one sentence; empty when there is one. */
  why: string;
}

/** A drawing and the picture made of it; null when there is no ink. */
export interface Drawn {
  drawing: Drawing;
  pixels: ArrayLike<number> | null;
}

/** The verdict on a drawing that the network need not see: null when it must. */
export function verdictWithoutNetwork(
  { drawing, pixels }: Drawn,
  settings: DrawSettings,
  labels: string[],
): Verdict | null {
  const none = { label: "", best: "", probability: 0, probabilities: labels.map(() => 0) };
  if (drawing.strokes.length === 0) return { ...none, why: "The answer appears here while you draw." };
  if (extentOf(drawing.strokes) < settings.smallest) return { ...none, why: "That is only a dot; draw it larger." };
  if (pixels && inkOf(pixels) > settings.fullest * settings.recipe.box ** 2)
    return { ...none, why: "Not sure: everything is full of ink. Clear it and draw with fewer lines." };
  return null;
}

/** Ink of a picture, in full pixels. */
function inkOf(pixels: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < pixels.length; index++) sum += pixels[index] ?? 0;
  return sum / 255;
}

/** The verdict on what the network answered, one probability for each label. */
export function verdictOf(probabilities: ArrayLike<number>, settings: DrawSettings, labels: string[]): Verdict {
  const order = labels.map((_, index) => index).sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  const [first, second] = order as [number, number | undefined];
  const best = itemAt(labels, first);
  const probability = probabilities[first] ?? 0;
  const sure = isSure(probabilities, settings);
  return { label: sure ? best : "", best, probability, probabilities, why: sure ? "" : doubt() };

  function doubt(): string {
    if (hasMany(labels)) return `Perhaps ${withArticle(best)}?`;
    if (second === undefined || undivided(probabilities, settings) < 0.3)
      return "It looks like nothing the network knows.";
    return `It could be ${best}, it could be ${labels[second]}; the network is not sure enough to say.`;
  }
}
