import { useCallback, useState } from "react";
import type { DrawSettings, Manifest } from "../../contract";
import type { Session, Run } from "../../session/session";
import { useOffers, usePublish } from "../../session/useSession";
import { inputOf } from "../../model/tensors";
import { render } from "./render";
import type { Pad } from "./usePad";
import type { Reading } from "./useReading";

/** A picture of a test that lies on the pad, and what to say of it. */
export interface Laid {
  pixels: Uint8ClampedArray;
  about: string;
}

interface Parts {
  settings: DrawSettings;
  pad: Pad;
  reading: Reading;
  settled: boolean;
  readPicture(pixels: Uint8ClampedArray): void;
  /** Called before something new is put on the pad: a game that is going on ends. */
  onLeave(): void;
}

/**
 * Tell the page what was drawn, and put on the pad what the page offers.
 *
 * @returns the picture that lies on the pad, if one does, and `lift`, which takes it away.
 */
export function usePage(
  session: Session,
  { settings, pad, reading, settled, readPicture, onLeave }: Parts,
): { laid: Laid | null; lift(): void } {
  const [laid, setLaid] = useState<Laid | null>(null);
  const widths = Object.values(settings.pens);

  useOffers(session, (offer) => {
    if (offer.kind !== "drawing" && offer.kind !== "pixels") return;
    onLeave();
    if (offer.kind === "drawing") {
      const pen = Math.min(Math.max(offer.drawing.pen, Math.min(...widths)), Math.max(...widths));
      return pad.restart({ ...offer.drawing, pen });
    }
    pad.restart({ strokes: [], pen: pad.current().pen });
    setLaid(offer);
    readPicture(offer.pixels);
  });
  usePublish(session, () => {
    const { drawing, pixels, inputs, probabilities, best, probability, networkMilliseconds: milliseconds } = reading;
    if (!inputs || !pixels) return null;
    const content = drawing && ({ kind: "drawing", drawing } as const);
    const inputsFor = (other: Manifest) => picturesFor(other, settings, reading);
    return {
      content: content,
      inputs,
      inputsFor,
      probabilities,
      best,
      probability,
      truth: null,
      milliseconds,
      settled,
    };
  }, [reading, settled, settings]);
  return { laid, lift: useCallback(() => setLaid(null), []) };
}

/** The input of another network that reads drawings: by its own recipe; a picture from elsewhere only by the same one. */
function picturesFor(other: Manifest, { recipe }: DrawSettings, { drawing, pixels }: Reading): Run["inputs"] | null {
  if (other.page.kind !== "draw" || !pixels) return null;
  const same = JSON.stringify(other.page.settings.recipe) === JSON.stringify(recipe);
  if (same) return inputOf(other, Float32Array.from(pixels));
  return drawing && inputOf(other, Float32Array.from(render(drawing, other.page.settings.recipe)));
}
