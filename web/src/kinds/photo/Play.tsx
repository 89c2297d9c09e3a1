/** Show a photo, and the network says what is on it. Everything about it comes from the manifest. */

import { useMemo } from "react";
import { Activations } from "../../activations/Activations";
import type { Manifest, PhotoSettings } from "../../contract";
import { Examples } from "../../image/Examples";
import type { Wish } from "../../image/camera";
import { ACCEPTED } from "../../image/decode";
import { imageFor } from "../../image/squareFor";
import { still } from "../../image/still";
import { useCamera } from "../../image/useCamera";
import { useFileInput } from "../../image/useFileInput";
import { useNetwork } from "../../model/useNetwork";
import { SaliencyMap } from "../../saliency/SaliencyMap";
import { imageSaliency } from "../../saliency/consoleTools";
import { PHOTO } from "../../saliency/occlusion";
import type { Run } from "../../session/session";
import { useOffers, usePublish } from "../../session/useSession";
import { defined } from "../../shared/defined";
import { asSameKind, type KindProps } from "../kind";
import type { PictureOffer } from "../pictures";
import { Answer } from "./Answer";
import { Stage } from "./Stage";
import { EXPLANATION } from "./explanation";
import { usePhoto } from "./usePhoto";
import "../../ui/play.css";
import "./photo.css";

const CAMERA: Wish = { facing: "environment", width: 1280 };
const TOOLS = imageSaliency(PHOTO);

export function Play({ manifest, base, session, children, onMilliseconds, onState }: KindProps<PhotoSettings>) {
  const settings = manifest.page.settings;
  const { network, percent } = useNetwork(manifest, base, { onState, tools: TOOLS });
  const { reading, opening, settled, problem, give, clear, refuse } = usePhoto(
    manifest,
    settings,
    network,
    onMilliseconds,
  );
  const camera = useCamera(CAMERA);
  const show = (blob: Blob, name = "", note = "") => {
    camera.stop();
    session.keep<PictureOffer>({ kind: "picture", blob, name, about: note });
    give(blob, name, note);
  };
  const empty = () => {
    session.keep(null);
    clear();
  };
  const { field, dragging, choose, onChange } = useFileInput((file, note) => show(file, "", note), refuse);
  const take = async () => {
    const taken = await still(defined(camera.video.current));
    if (taken) show(taken);
  };
  useOffers<PictureOffer>(session, (offer) => show(offer.blob, offer.name, offer.about));
  const run = useMemo((): Run | null => {
    const { photo, answer } = reading;
    if (!photo || !answer) return null;
    const { inputs, probabilities, networkMilliseconds: milliseconds } = answer;
    const inputsFor = (other: Manifest) => imageFor(asSameKind(manifest, other), settings.fit, inputs, photo.bitmap);
    const { best, probability } = answer.verdict;
    return { content: null, inputs, inputsFor, probabilities, best, probability, truth: null, milliseconds, settled };
  }, [reading, settled, manifest, settings]);
  usePublish(session, run);
  const sentence = problem || camera.sentence;

  return (
    <>
      <section data-part="play" className="draw photo-play" aria-label="Play">
        <div className="draw-desk">
          <Stage
            photo={reading.photo}
            camera={camera}
            fit={settings.fit}
            invitation={settings.invitation}
            dragging={dragging}
            opening={opening}
            onChoose={choose}
            onTake={() => void take()}
          />
          <input ref={field} type="file" accept={ACCEPTED} hidden data-part="file" onChange={onChange} />
          <div className="draw-controls">
            <p className="picture-problem" role="alert">
              {sentence}
            </p>
            {reading.photo?.note && !sentence && <p className="soft small">{reading.photo.note}</p>}
            <div className="row picture-buttons" hidden={!reading.photo}>
              <button type="button" className="button" data-part="choose" onClick={choose}>
                Choose another
              </button>
              <button
                type="button"
                className="button"
                data-part="camera"
                onClick={() => camera.start()}
                disabled={camera.state !== "off"}
              >
                Take a photo
              </button>
              <button type="button" className="button" data-part="clear" onClick={empty} disabled={!reading.photo}>
                Clear
              </button>
            </div>
            <Examples
              manifest={manifest}
              base={base}
              examples={settings.examples}
              onExample={(blob, { label, credit }) => show(blob, label, `Picture: ${credit}.`)}
              onProblem={refuse}
            />
          </div>
        </div>
        <Answer
          settings={settings}
          labels={manifest.labels}
          reading={reading}
          settled={settled}
          percent={network ? null : percent}
        />
      </section>
      {children}
      <section data-part="why" className="part">
        <h2>Why did it say that?</h2>
        <p>
          The first layers see edges and colours; later ones see textures and parts, and keep less and less of where
          they are. Where there is colour, a layer found what it looks for.
        </p>
        <Activations
          explanation={EXPLANATION}
          manifest={manifest}
          network={network}
          inputs={reading.inputs}
          empty="Show a photo above, or click an example, and look inside."
        />
        <SaliencyMap
          manifest={manifest}
          network={network}
          picture={reading.answer && defined(reading.photo).square}
          size={settings.fit.size}
          covers={PHOTO}
          noun="photo"
          empty="Show a photo above, or click an example."
        />
      </section>
    </>
  );
}
