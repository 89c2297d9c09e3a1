import { type RefObject, useMemo } from "react";
import type { Manifest, ObjectsSettings } from "../../contract";
import { imageFor } from "../../image/squareFor";
import { frameOf } from "../../image/still";
import type { Run, Session } from "../../session/session";
import { usePublish } from "../../session/useSession";
import { asSameKind } from "../kind";
import type { Detection } from "./nms";
import type { Scene } from "./useScene";

/**
 * Tell the page of the picture that stands still, so that another network can be asked about it.
 *
 * @param scene null while the camera runs: two networks side by side would halve the frames a second.
 */
export function usePublishedScene(
  session: Session,
  manifest: Manifest<ObjectsSettings>,
  scene: Scene | null,
  detections: readonly Detection[],
  settled: boolean,
  video: RefObject<HTMLVideoElement | null>,
): void {
  const run = useMemo((): Run | null => {
    if (!scene) return null;
    const { inputs, probabilities, photo, networkMilliseconds: milliseconds } = scene;
    const { fit } = manifest.page.settings;
    const whole = () => photo?.bitmap ?? (video.current && frameOf(video.current));
    const inputsFor = (other: Manifest) => imageFor(asSameKind(manifest, other), fit, inputs, whole());
    const [surest] = detections;
    const best = surest ? (manifest.labels[surest.label] ?? "") : "";
    const probability = surest?.score ?? 0;
    return { content: null, inputs, inputsFor, probabilities, best, probability, truth: null, milliseconds, settled };
  }, [scene, detections, settled, manifest, video]);
  usePublish(session, run);
}
