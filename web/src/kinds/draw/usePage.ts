import { useMemo, useCallback, useState } from "react";
import type { DrawSettings, Manifest } from "../../contract";
import { type DrawingContent } from "../../links/drawing";
import { inputOf } from "../../model/tensors";
import type { Offer, Run, Session } from "../../session/session";
import { useOffers, usePublish } from "../../session/useSession";
import { asSameKind } from "../kind";
import { render } from "./render";
import type { Pad } from "./usePad";
import type { Reading } from "./useReading";

/** A drawing; or a picture of a test as it is, one brightness (0 to 255) for each pixel. */
export type DrawOffer = DrawingContent | (Offer & { kind: "pixels"; pixels: Uint8ClampedArray; about: string });

/** A picture of a test that lies on the pad, and what to say of it. */
export interface Laid {
  pixels: Uint8ClampedArray;
  about: string;
}

interface Parts {
  manifest: Manifest<DrawSettings>;
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
  { manifest, pad, reading, settled, readPicture, onLeave }: Parts,
): { laid: Laid | null; lift(): void } {
  const [laid, setLaid] = useState<Laid | null>(null);
  const { settings } = manifest.page;
  const widths = Object.values(settings.pens);

  useOffers<DrawOffer>(session, (offer) => {
    onLeave();
    if (offer.kind === "drawing") {
      const pen = Math.min(Math.max(offer.drawing.pen, Math.min(...widths)), Math.max(...widths));
      return pad.restart({ ...offer.drawing, pen });
    }
    pad.restart({ strokes: [], pen: pad.current().pen });
    session.keep(offer);
    setLaid(offer);
    readPicture(offer.pixels);
  });
  const run = useMemo((): Run | null => {
    const { drawing, pixels, inputs, probabilities, best, probability, networkMilliseconds: milliseconds } = reading;
    if (!inputs || !pixels) return null;
    const content: DrawingContent | null = drawing && { kind: "drawing", drawing };
    const inputsFor = (other: Manifest) => picturesFor(asSameKind(manifest, other), settings, reading);
    return {
      content,
      inputs,
      inputsFor,
      probabilities,
      best,
      probability,
      truth: null,
      milliseconds,
      settled,
    };
  }, [reading, settled, manifest, settings]);
  usePublish(session, run);
  return { laid, lift: useCallback(() => setLaid(null), []) };
}

/** The input of another network that reads drawings: by its own recipe; a picture from elsewhere only by the same one. */
function picturesFor(
  other: Manifest<DrawSettings> | null,
  { recipe }: DrawSettings,
  { drawing, pixels }: Reading,
): Run["inputs"] | null {
  if (!other || !pixels) return null;
  const same = JSON.stringify(other.page.settings.recipe) === JSON.stringify(recipe);
  if (same) return inputOf(other, Float32Array.from(pixels));
  return drawing && inputOf(other, Float32Array.from(render(drawing, other.page.settings.recipe)));
}
