/** Where the network looked, and what would change its mind: for one picture, worked out only while it is open. */

import { useEffect, useRef, useState } from "react";
import type { Manifest } from "../contract";
import type { Network } from "../model/network";
import { defined, itemAt } from "../shared/defined";
import { asPart } from "../ui/Part";
import { useTheme } from "../ui/colours";
import { describeCounterfactual, describeOcclusion, describePeakPlace } from "./describe";
import { colourOf, mapSaliency, cover, type OcclusionSettings } from "./occlusion";
import { frameOf, paintChanged, paintDrawing, paintPhoto } from "./paint";
import { useSaliency, type Saliency } from "./useSaliency";
import "./saliency.css";

interface LookedProps {
  manifest: Manifest;
  network: Network | null;
  /** What the network was given, values 0 to 255; null when there is nothing to ask about. */
  picture: ArrayLike<number> | null;
  size: number;
  covers: OcclusionSettings;
  /** What the picture is called in sentences: "drawing". */
  noun: string;
  /** What to say while there is none. */
  empty: string;
  /** Whether the picture moves: then the one that is there when it is opened is kept. */
  live?: boolean;
}

export const SaliencyMap = asPart(function SaliencyMap({
  manifest,
  network,
  picture,
  size,
  covers,
  noun,
  empty,
  live = false,
}: LookedProps) {
  const [open, setOpen] = useState(false);
  const [held, setHeld] = useState<ArrayLike<number> | null>(null);
  const subject = live ? held : picture;
  const looking = useSaliency(network, manifest, open ? subject : null, size, covers);
  const settled = looking?.search?.done === true && looking.picture === subject;
  const show = () => {
    setHeld(picture);
    setOpen(true);
  };

  return (
    <div className="why-looked" data-part="looked" data-settled={settled}>
      <h3>Where did it look?</h3>
      <p>
        Cover one place of your <span>{noun}</span> after the other, and see how much less sure the network gets:{" "}
        <span>{covers.mean ? "what it needs stays bright" : "the ink that it needs is coloured"}</span>.
      </p>
      <div className="row">
        <button
          type="button"
          className="button"
          data-part="mattered"
          aria-expanded={open}
          disabled={!network || (!open && !picture)}
          onClick={() => (open ? setOpen(false) : show())}
        >
          {open ? "Hide it" : `Cover ${covers.places ** 2} places`}
        </button>
        {open && live && (
          <button type="button" className="button" data-part="look-again" onClick={show} disabled={!picture}>
            Look at the picture of now
          </button>
        )}
        {open && <span className="soft small">{subject ? progress(looking, subject, covers) : empty}</span>}
      </div>
      {open && looking && (
        <Figures
          looking={looking}
          labels={manifest.labels}
          size={size}
          covers={covers}
          noun={noun}
          current={looking.picture === subject}
        />
      )}
    </div>
  );
});

/** How far it is, in words; nothing once it is done. */
function progress(looking: Saliency | null, subject: ArrayLike<number>, { places }: OcclusionSettings): string {
  if (!looking || looking.picture !== subject) return "Looking at it …";
  if (!looking.look.done) return `Covered ${looking.look.drops.length} of ${places ** 2} places`;
  if (!looking.search?.done) return `Trying squares of ${looking.search?.side ?? 1} pixels …`;
  return "";
}

interface FiguresProps {
  looking: Saliency;
  labels: string[];
  size: number;
  covers: OcclusionSettings;
  noun: string;
  /** Whether this is about the picture that is there now. */
  current: boolean;
}

function Figures({ looking: { picture, look, search }, labels, size, covers, noun, current }: FiguresProps) {
  const map = useRef<HTMLCanvasElement>(null);
  const changed = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const drawn = !covers.mean;
  const label = itemAt(labels, look.best);
  const change = search?.found ?? null;
  const where = describePeakPlace(mapSaliency(look.drops, covers), covers.cells);

  useEffect(() => {
    const shares = mapSaliency(look.drops, covers);
    if (drawn) paintDrawing(defined(map.current), picture, size, shares);
    else paintPhoto(defined(map.current), picture, size, shares, covers.cells);
  }, [look, picture, size, covers, drawn, theme]);
  useEffect(() => {
    if (!change || !changed.current) return;
    paintChanged(
      changed.current,
      cover(picture, size, change.square, colourOf(change.filling, picture, size, covers)) ?? picture,
      size,
    );
  }, [change, picture, size, covers, theme]);

  return (
    <div className="why-figures" data-current={current} data-drawn={drawn}>
      <figure className="why-map">
        <canvas
          translate="no"
          ref={map}
          width={size}
          height={size}
          role="img"
          aria-label={`Your ${noun}, ${drawn ? "coloured" : "bright"} where the answer hangs on it: most of all ${where}`}
        />
        <figcaption>
          <span role="status">
            {look.done && describeOcclusion(label, look.probability, Math.min(...look.left), where)}
          </span>
        </figcaption>
      </figure>
      {look.done && (
        <figure>
          <h4>What would change its mind?</h4>
          {change && (
            <div className="why-changed">
              <canvas
                translate="no"
                ref={changed}
                width={size}
                height={size}
                role="img"
                aria-label={`Your ${noun}, changed in one square so that the network says ${labels[change.answer]}`}
              />
              <span aria-hidden="true" style={frameOf(change.square, size)} />
            </div>
          )}
          <figcaption>
            <span role="status">
              {search?.done && describeCounterfactual(change, label, itemAt(labels, change?.answer ?? 0), size, drawn)}
            </span>
          </figcaption>
        </figure>
      )}
    </div>
  );
}
