/** Rock, paper, scissors before the camera, or with photos. Everything about it comes from the manifest. */

import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { Activations } from "../../activations/Activations";
import type { CameraSettings, Manifest } from "../../contract";
import { Examples } from "../../image/Examples";
import type { Wish } from "../../image/camera";
import { ACCEPTED, openPicture } from "../../image/decode";
import type { Opened } from "../../image/decoding";
import { imageFor } from "../../image/squareFor";
import { useCamera } from "../../image/useCamera";
import { useFileInput } from "../../image/useFileInput";
import { sentenceOf } from "../../model/problem";
import { useNetwork } from "../../model/useNetwork";
import { SaliencyMap } from "../../saliency/SaliencyMap";
import { imageSaliency } from "../../saliency/consoleTools";
import { PHOTO } from "../../saliency/occlusion";
import type { Run } from "../../session/session";
import { useOffers, usePublish } from "../../session/useSession";
import { defined } from "../../shared/defined";
import { percent as percentOf } from "../../shared/format";
import { asSameKind, type KindProps } from "../kind";
import type { PictureOffer } from "../pictures";
import { Answer } from "./Answer";
import { Controls } from "./Controls";
import { Stage } from "./Stage";
import { Table } from "./Table";
import { verdictOf, type Verdict } from "./decide";
import { EXPLANATION } from "./explanation";
import { keepStill } from "./keepStill";
import { useFrames } from "./useFrames";
import { useMatch } from "./useMatch";
import "../../ui/play.css";
import "./camera.css";

const CAMERA: Wish = { facing: "user" };
const TOOLS = imageSaliency(PHOTO);

export function Play({ manifest, base, session, children, onMilliseconds, onState }: KindProps<CameraSettings>) {
  const settings = manifest.page.settings;
  const { network, percent } = useNetwork(manifest, base, { onState, tools: TOOLS });
  const camera = useCamera(CAMERA);
  const match = useMatch(settings, manifest.labels);
  const [photo, setPhoto] = useState<Opened | null>(null);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState("");
  const still = useRef<HTMLCanvasElement>(null);

  const { stage, judged } = match;
  const filming = camera.state === "on";
  const frames = useFrames(
    manifest,
    settings.fit,
    network,
    camera.video,
    filming && !photo && stage !== "reading" && stage !== "told",
  );
  // After a round without a move the picture goes on: it helps to find out how to hold the hand.
  const shown = stage === "unseen" && filming ? null : judged;
  const frame = shown?.frame ?? (filming ? frames.live : null);
  const verdict = useMemo(
    () => shown?.verdict ?? (frame && verdictOf(frame.probabilities, settings, manifest.labels)),
    [shown, frame, settings, manifest],
  );

  const run = useMemo((): Run | null => {
    if (!frame) return null;
    const { inputs, probabilities, networkMilliseconds: milliseconds } = frame;
    // Of the live picture there is only the square; of a photo, and of the frame that was judged, all of it.
    const whole = () => (frame !== judged?.frame ? null : (photo?.bitmap ?? still.current));
    const inputsFor = (other: Manifest) => imageFor(asSameKind(manifest, other), settings.fit, inputs, whole());
    const { best, probability } = verdictOf(probabilities, settings, manifest.labels); // of this frame alone
    return {
      content: null,
      inputs,
      inputsFor,
      probabilities,
      best,
      probability,
      truth: null,
      milliseconds,
      settled: stage !== "reading",
    };
  }, [frame, judged, photo, stage, settings, manifest]);
  usePublish(session, run);

  const reported = useRef(0);
  useEffect(() => {
    if (!frame || performance.now() - reported.current < 1000) return; // the page need not follow every frame
    reported.current = performance.now();
    onMilliseconds(frame.milliseconds);
  }, [frame, onMilliseconds]);
  const lose = useEffectEvent(() => match.lost());
  useEffect(() => {
    if (camera.state !== "on") lose();
  }, [camera.state]);

  const film = () => {
    setPhoto(null);
    setProblem("");
    match.clear();
    camera.start();
  };
  const start = () => {
    setPhoto(null);
    setProblem("");
    match.play(() => {
      keepStill(defined(camera.video.current), defined(still.current));
      return frames.read();
    });
  };
  const give = (blob: Blob, about = "") => {
    if (!network) return setProblem("The network is still on its way; show your hand again in a moment.");
    camera.stop();
    setProblem("");
    session.keep<PictureOffer>({ kind: "picture", blob, name: "", about });
    match.show(async () => {
      try {
        const opened = await openPicture(blob, settings.fit);
        setPhoto(opened);
        setNote([about, opened.note].filter(Boolean).join(" "));
        return await frames.readSquare(opened.square);
      } catch (error) {
        setProblem(sentenceOf(error));
        return null;
      }
    });
  };
  const { field, dragging, choose, onChange } = useFileInput(give, setProblem);
  useOffers<PictureOffer>(session, (offer) => give(offer.blob, offer.about), network !== null);
  const clear = () => {
    session.keep(null);
    setPhoto(null);
    setProblem("");
    match.restart();
  };

  return (
    <>
      <section data-part="play" className="draw hands" aria-label="Play">
        <div className="draw-desk">
          <Stage
            match={match}
            camera={camera}
            still={still}
            photo={photo}
            invitation={settings.invitation}
            seen={verdict && (filming || photo) ? seenOf(verdict, settings) : ""}
            dragging={dragging}
            onCamera={film}
            onChoose={choose}
          />
          <input ref={field} type="file" accept={ACCEPTED} hidden data-part="file" onChange={onChange} />
          <div className="draw-controls">
            <p className="picture-problem" role="alert">
              {problem || camera.sentence}
            </p>
            {photo && note && <p className="soft small">{note}</p>}
            <Controls
              match={match}
              camera={camera}
              photo={photo !== null}
              ready={network !== null}
              onStart={start}
              onCamera={film}
              onChoose={choose}
              onClear={clear}
            />
            <Examples
              manifest={manifest}
              base={base}
              examples={settings.examples}
              onExample={(blob) => give(blob)}
              onProblem={setProblem}
            />
          </div>
        </div>
        <div className="draw-side">
          <Table match={match} filming={filming} />
          <Answer
            labels={manifest.labels}
            nothing={settings.nothing}
            size={settings.fit.size}
            frame={frame}
            verdict={verdict}
            judged={shown ? (photo ? "photo" : "frames") : ""}
            settled={stage !== "reading"}
            percent={network ? null : percent}
          />
        </div>
      </section>
      {children}
      <section data-part="why" className="part">
        <h2>Why did it say that?</h2>
        <p>
          The first layers see edges and colours; later ones see parts of hands, and keep less and less of where they
          are. Where there is colour, a layer found what it looks for.
        </p>
        <Activations
          explanation={EXPLANATION}
          manifest={manifest}
          network={network}
          inputs={frame?.inputs ?? null}
          empty="Turn the camera on above, or click a drawn hand, and look inside."
        />
        <SaliencyMap
          manifest={manifest}
          network={network}
          picture={frame?.square ?? null}
          size={settings.fit.size}
          covers={PHOTO}
          noun="picture"
          empty="Turn the camera on above, or click a drawn hand."
          live={filming && !shown}
        />
      </section>
    </>
  );
}

/** A verdict in a few words, beside the picture that it is about. */
function seenOf({ label, best, probability }: Verdict, { nothing }: CameraSettings): string {
  if (label) return `${label} ${percentOf(probability, 1)}`;
  return best === nothing ? "no hand" : `perhaps ${best}`;
}
