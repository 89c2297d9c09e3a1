/** Boxes that follow what a camera sees, or that find what is on a photo. Everything comes from the manifest. */

import { useEffect, useMemo, useRef, useState } from "react";
import { Activations } from "../../activations/Activations";
import type { ObjectsSettings } from "../../contract";
import { Examples } from "../../image/Examples";
import type { Wish } from "../../image/camera";
import { ACCEPTED } from "../../image/decode";
import { useCamera } from "../../image/useCamera";
import { useFileInput } from "../../image/useFileInput";
import { useNetwork } from "../../model/useNetwork";
import { useOffers } from "../../session/useSession";
import { defined } from "../../shared/defined";
import { percent as asPercent } from "../../shared/format";
import type { KindProps } from "../kind";
import type { PictureOffer } from "../pictures";
import { Controls } from "./Controls";
import { Seen } from "./Seen";
import { Stage } from "./Stage";
import { WhyBoxes } from "./WhyBoxes";
import { EXPLANATION } from "./explanation";
import { type Detection, found, fromSquare, overlap } from "./nms";
import { colourOf, type Named } from "./paint";
import { saveSnapshot } from "./snapshot";
import { usePublishedScene } from "./usePublishedScene";
import { type Scene, useScene } from "./useScene";
import { whyThis } from "./words";
import "../../ui/play.css";
import "./objects.css";

const CAMERA: Wish = { facing: "environment" };
/** Between two looks inside while the camera runs, in milliseconds: frames come first. */
const LOOK_INSIDE = 700;

export function Play({ manifest, base, session, children, onMilliseconds, onState }: KindProps<ObjectsSettings>) {
  const settings = manifest.page.settings;
  const { labels } = manifest;
  const { network, percent } = useNetwork(manifest, base, { onState });
  const camera = useCamera(CAMERA);
  const [paused, setPaused] = useState(false);
  const [above, setAbove] = useState(settings.score_above);
  const [most, setMost] = useState(settings.most);
  const [picked, setPicked] = useState<Detection | null>(null);
  const {
    scene,
    picture: photo,
    opening,
    settled,
    problem,
    rate,
    look,
    give,
    clear,
    refuse,
  } = useScene(manifest, settings, network, camera, paused, onMilliseconds);
  const filming = camera.state === "on";

  const choice = useMemo(() => ({ above, overlap: settings.overlap, most }), [above, most, settings]);
  const detections = useMemo(
    () => (scene ? found(scene.boxes, scene.probabilities, labels.length, choice) : []),
    [scene, labels, choice],
  );
  const chosen = useMemo(() => again(picked, detections), [picked, detections]);
  const boxes = useMemo(
    () => (scene ? named(detections, scene, settings, labels, chosen) : []),
    [detections, scene, settings, labels, chosen],
  );
  usePublishedScene(session, manifest, filming && !paused ? null : scene, detections, settled, camera.video);
  useEffect(() => (filming ? () => setPaused(false) : undefined), [filming]);
  useEffect(() => () => setPicked(null), [photo]);

  const show = (blob: Blob, name = "", note = "") => {
    camera.stop();
    session.keep<PictureOffer>({ kind: "picture", blob, name, about: note });
    give(blob, name, note);
  };
  const { field, dragging, choose, onChange } = useFileInput((file, note) => show(file, "", note), refuse);
  useOffers<PictureOffer>(session, (offer) => show(offer.blob, offer.name, offer.about));
  const pick = (which: number) => {
    setPicked(detections[which] ?? null);
    if (filming && which >= 0) setPaused(true); // what moves on cannot be looked at
  };
  const pause = (stands: boolean) => {
    setPaused(stands);
    setPicked(null);
  };
  const snapshot = async () => {
    const video = camera.video.current;
    if (!filming || !video)
      return scene?.photo && saveSnapshot(scene.photo.bitmap, scene.width, scene.height, boxes, false);
    const seen = (paused ? scene : await lookTwice(look, video)) ?? scene;
    if (!seen) return;
    const now = found(seen.boxes, seen.probabilities, labels.length, choice);
    await saveSnapshot(
      video,
      video.videoWidth,
      video.videoHeight,
      named(now, seen, settings, labels, null),
      camera.front,
    );
  };
  const stop = () => {
    camera.stop();
    session.keep(null);
    clear();
  };
  const sentence = problem || camera.sentence;

  return (
    <>
      <section data-part="play" className="draw objects-play" aria-label="Play">
        <div className="draw-desk">
          <Stage
            camera={camera}
            photo={photo}
            shape={scene}
            boxes={boxes}
            invitation={settings.invitation}
            dragging={dragging}
            opening={opening}
            onChoose={choose}
            onPick={pick}
          />
          <input ref={field} type="file" accept={ACCEPTED} hidden data-part="file" onChange={onChange} />
          <div className="draw-controls">
            <p className="picture-problem" role="alert">
              {sentence}
            </p>
            {photo?.note && !sentence && <p className="soft small">{photo.note}</p>}
            <Controls
              camera={camera}
              paused={paused}
              seen={scene !== null}
              given={filming || photo !== null}
              above={above}
              most={most}
              onPause={pause}
              onChoose={choose}
              onSnapshot={() => void snapshot()}
              onClear={stop}
              onAbove={setAbove}
              onMost={setMost}
            />
            <Examples
              manifest={manifest}
              base={base}
              examples={settings.examples}
              onExample={(blob, { label, credit }) => show(blob, label, `Picture: ${credit}.`)}
              onProblem={refuse}
            />
          </div>
        </div>
        <Seen
          labels={labels}
          scene={scene}
          detections={detections}
          picked={chosen}
          settled={settled}
          size={settings.fit.size}
          rate={rate}
          percent={network ? null : percent}
          given={filming || photo !== null}
          onPick={pick}
        />
      </section>
      {children}
      <section data-part="why" className="part">
        <h2>Why did it say that?</h2>
        <p>
          The network does not search. It answers{" "}
          <span>{scene ? (scene.probabilities.length / labels.length).toLocaleString("en-GB") : "thousands of"}</span>{" "}
          times at once, for places all over the picture: how likely is each thing here, and where exactly does it begin
          and end? Neighbouring places see the same thing, so of boxes that overlap much only the surest is kept.
        </p>
        {scene && (
          <Counts
            scene={scene}
            kept={detections.length}
            above={above}
            chosen={chosen}
            labels={labels}
            overlap={settings.overlap}
          />
        )}
        <WhyBoxes
          scene={scene}
          running={filming && !paused}
          settings={settings}
          labels={labels}
          above={above}
          most={most}
          onPause={() => pause(true)}
        />
        <h3>Layer by layer</h3>
        <Activations
          explanation={EXPLANATION}
          manifest={manifest}
          network={network}
          inputs={useCalmer(scene, filming && !paused)?.inputs ?? null}
          empty="Start the camera or show a photo above, and look inside."
        />
      </section>
    </>
  );
}

interface CountsProps {
  scene: Scene;
  kept: number;
  above: number;
  chosen: Detection | null;
  labels: string[];
  overlap: number;
}

/** How many boxes there were and how many stayed; for a chosen object, why its box. */
function Counts({ scene, kept, above, chosen, labels, overlap: most }: CountsProps) {
  const before = useMemo(() => {
    let count = 0;
    for (let at = 0; at < scene.probabilities.length; at++) if ((scene.probabilities[at] ?? 0) >= above) count++;
    return count;
  }, [scene, above]);
  return (
    <p>
      <span>
        {before === 0
          ? `No box is at least ${asPercent(above, 0)} sure of anything.`
          : `${before} boxes are at least ${asPercent(above, 0)} sure; ${kept} ${kept === 1 ? "is" : "are"} shown.`}
      </span>{" "}
      <strong data-part="why-this">
        {chosen
          ? whyThis(chosen, labels, most)
          : kept > 0
            ? "Click a box, or its line in the list, to see which others it drove out."
            : ""}
      </strong>
    </p>
  );
}

/** Boxes with names and colours, on the picture; with one chosen, the others are faint. */
function named(
  detections: Detection[],
  { width, height }: Scene,
  { fit }: ObjectsSettings,
  labels: string[],
  chosen: Detection | null,
): Named[] {
  return detections.map((one) => ({
    box: fromSquare(one.box, width, height, fit),
    name: `${labels[one.label]} ${asPercent(one.score, 0)}`,
    colour: colourOf(one.label),
    faint: chosen !== null && one !== chosen,
    driven: one === chosen ? one.driven.map(({ box }) => fromSquare(box, width, height, fit)) : [],
  }));
}

/** The same object in a newer answer: of its class, the one that overlaps it most, if any does. */
function again(picked: Detection | null, detections: Detection[]): Detection | null {
  const same = detections.filter(({ label, box }) => picked?.label === label && overlap(picked.box, box) > 0.3);
  return same.sort((a, b) => overlap(defined(picked).box, b.box) - overlap(defined(picked).box, a.box))[0] ?? null;
}

/** Look at the frame that is shown now; once more when the running camera's own look took its turn. */
async function lookTwice(
  look: (video: HTMLVideoElement) => Promise<Scene | null>,
  video: HTMLVideoElement,
): Promise<Scene | null> {
  return (await look(video)) ?? look(video);
}

/** The scene, but of a running camera only one now and then. */
function useCalmer(scene: Scene | null, running: boolean): Scene | null {
  const [calm, setCalm] = useState(scene);
  const due = useRef(0);
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(
      () => {
        due.current = performance.now() + LOOK_INSIDE;
        setCalm(scene);
      },
      Math.max(0, due.current - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [scene, running]);
  return running && scene ? (calm ?? scene) : scene;
}
