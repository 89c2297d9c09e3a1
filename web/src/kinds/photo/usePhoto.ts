import { useEffect, useMemo, useState } from "react";
import type { Manifest, PhotoSettings } from "../../contract";
import { asInput } from "../../image/fit";
import { type Picture, usePicture } from "../../image/usePicture";
import type { Network } from "../../model/network";
import { inputOf, type Named } from "../../model/tensors";
import { defined } from "../../shared/defined";
import { type Verdict, verdictOf } from "./verdict";

export interface Reading {
  photo: Picture | null;
  /** What the network was given; null before the first photo. */
  inputs: Named | null;
  /** Null until the network has answered. */
  answer: Answer | null;
}

/** What the network answered to a photo. */
export interface Answer {
  inputs: Named;
  probabilities: ArrayLike<number>;
  verdict: Verdict;
  /** From the file to the answer in the page, and the part of it that the network itself took. */
  milliseconds: number;
  networkMilliseconds: number;
}

/**
 * Read photos with a network, one after the other; the latest wins.
 *
 * @returns the reading, whether it belongs to the latest photo, and all of `usePicture`.
 */
export function usePhoto(
  manifest: Manifest,
  settings: PhotoSettings,
  network: Network | null,
  onMilliseconds: (value: number) => void,
) {
  const pictures = usePicture(settings.fit);
  const { picture: photo, opening } = pictures;
  const [latest, setLatest] = useState<Answer | null>(null);
  const inputs = useMemo(() => photo && inputOf(manifest, asInput(photo.square)), [photo, manifest]);

  // Also what was given while the network was loading: it is read as soon as it is there.
  useEffect(() => {
    if (!photo || !inputs || !network) return;
    let wanted = true;
    network.ask("predict", inputs).then(
      (result) => {
        if (!result || !wanted) return;
        const milliseconds = performance.now() - photo.since;
        const probabilities = defined(result.outputs.probabilities);
        const verdict = verdictOf(probabilities, settings, manifest.labels);
        setLatest({ inputs, probabilities, verdict, milliseconds, networkMilliseconds: result.milliseconds });
        onMilliseconds(milliseconds);
      },
      () => {}, // the worker was stopped; the page shows why
    );
    return () => void (wanted = false);
  }, [photo, inputs, network, manifest, settings, onMilliseconds]);

  const answer = latest?.inputs === inputs ? latest : null;
  const reading = useMemo((): Reading => ({ photo, inputs, answer }), [photo, inputs, answer]);
  return { ...pictures, reading, settled: !opening && (photo === null || answer !== null) };
}
