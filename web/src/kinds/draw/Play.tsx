/** Draw, and be read while you draw. Everything about it comes from the manifest: labels, pens, recipe, examples. */

import { useCallback, useId, useState, type KeyboardEvent } from "react";
import { Activations } from "../../activations/Activations";
import type { DrawSettings, Drawing } from "../../contract";
import { useNetwork } from "../../model/useNetwork";
import { SaliencyMap } from "../../saliency/SaliencyMap";
import { imageSaliency } from "../../saliency/consoleTools";
import { DRAWING } from "../../saliency/occlusion";
import { withArticle } from "../../shared/words";
import type { KindProps } from "../kind";
import { Answer } from "./Answer";
import { Controls } from "./Controls";
import { GameStrip } from "./GameStrip";
import { Picture } from "./Picture";
import { Round } from "./Round";
import { EXPLANATION } from "./explanation";
import { WORDS_A_ROUND, wordOf } from "./game";
import { hasMany } from "./many";
import { nudged, scaled } from "./strokes";
import { useGame } from "./useGame";
import { usePad, usePadChanges } from "./usePad";
import { usePage, type DrawOffer } from "./usePage";
import { useReading } from "./useReading";
import "../../ui/play.css";

/** How far an arrow key moves the drawing: a share of the canvas side. */
const STEP = 0.02;

const TOOLS = imageSaliency(DRAWING);

export function Play({ manifest, base, session, children, onMilliseconds, onState }: KindProps<DrawSettings>) {
  const settings = manifest.page.settings;
  const { network, percent } = useNetwork(manifest, base, { onState, tools: TOOLS });
  const { reading, settled, read, readPicture } = useReading(manifest, settings, network, onMilliseconds);
  const [pen, setPen] = useState(settings.pen);
  const [empty, setEmpty] = useState(true);
  const [canUndo, setCanUndo] = useState(false);
  const help = useId();

  const pad = usePad({ strokes: [], pen: settings.pens[pen] ?? 0 });
  const { canvas } = pad;
  const playing = useGame(manifest.labels, pad, settings.pens[pen] ?? 0, reading, settled);
  const { game } = playing;
  const { laid, lift } = usePage(session, {
    manifest,
    pad,
    reading,
    settled,
    readPicture,
    onLeave: () => game && playing.leave(),
  });
  usePadChanges(pad, (drawing, since) => {
    read(drawing, since);
    session.keep<DrawOffer>(drawing.strokes.length > 0 ? { kind: "drawing", drawing } : null);
    setEmpty(drawing.strokes.length === 0);
    setCanUndo(pad.canUndo());
    playing.drawn(drawing);
    lift();
  });
  const invitation = game?.stage === "draw" ? `Draw ${withArticle(wordOf(game))}` : settings.invitation;
  const choosePen = useCallback(
    (name: string) => {
      setPen(name);
      pad.repaint(settings.pens[name] ?? 0);
    },
    [pad, settings],
  );
  const clear = () => {
    if (pad.current().strokes.length || laid) pad.replace({ strokes: [], pen: settings.pens[pen] ?? 0 });
  };
  const showExample = ({ strokes, pen: width }: Drawing) => pad.replace({ strokes, pen: width });

  const onKeyDown = (event: KeyboardEvent) => {
    if (game?.stage === "told") {
      if (event.key === "Enter") playing.next(); // whoever drew on has left the button for the canvas
      return;
    }
    const change = laid ? null : changeOf(event, pad.current());
    if (change) pad.replace(change);
    else if (event.key === "Delete" || event.key === "Backspace") clear();
    else if (event.key === "z" || event.key === "Z") pad.undo();
    else return;
    event.preventDefault();
  };

  return (
    <>
      <section data-part="play" className="draw" aria-label="Play" data-game={game?.stage}>
        {game && game.stage !== "over" && <GameStrip playing={playing} />}
        {game?.stage === "over" && <Round outcomes={game.outcomes} onAgain={playing.begin} onLeave={playing.leave} />}
        <div className="draw-desk">
          <div className="draw-pad">
            <canvas
              translate="no"
              ref={canvas}
              data-part="input"
              tabIndex={0}
              role="application"
              aria-label={`${invitation} here`}
              aria-describedby={help}
              onKeyDown={onKeyDown}
            />
            {laid && <Picture pixels={laid.pixels} size={settings.recipe.size} label={laid.about} />}
            {empty && !laid && (
              <p className="draw-invitation" aria-hidden="true">
                <span>{invitation}</span>
                {game && playing.timed && <small>The time starts with your first line.</small>}
              </p>
            )}
          </div>
          {laid && (
            <p className="draw-laid small" data-part="laid">
              {`${laid.about} Draw over it, or clear it, to go on.`}
            </p>
          )}
          <p id={help} className="hidden">
            Draw with a mouse, a finger or a pen. With the keyboard, choose an example below; arrow keys move it, plus
            and minus change its size, z takes the last step back, Delete clears.
          </p>
          <Controls
            settings={settings}
            pen={pen}
            empty={(empty && !laid) || game?.stage === "told"}
            canUndo={canUndo && game?.stage !== "told"}
            onPen={choosePen}
            onClear={clear}
            onUndo={pad.undo}
            onExample={game ? null : showExample}
          />
        </div>
        <div className="draw-side">
          <Answer
            labels={manifest.labels}
            recipe={settings.recipe}
            reading={reading}
            settled={settled}
            percent={network ? null : percent}
            playing={game !== null}
          />
          {hasMany(manifest.labels) && !game && (
            <div className="row draw-invite">
              <button type="button" className="button primary" data-part="play-game" onClick={playing.begin}>
                Play: draw {WORDS_A_ROUND} words
              </button>
              <span className="soft small">It guesses while you draw.</span>
            </div>
          )}
        </div>
      </section>
      {children}
      <section data-part="why" className="part">
        <h2>Why did it say that?</h2>
        <p>Where there is colour, a layer found what it looks for. Change your drawing and watch.</p>
        <Activations
          explanation={EXPLANATION}
          manifest={manifest}
          network={network}
          inputs={reading.inputs}
          empty={`${settings.invitation} above, or click an example, and look inside.`}
        />
        <SaliencyMap
          manifest={manifest}
          network={network}
          picture={reading.inputs && reading.pixels}
          size={settings.recipe.size}
          covers={DRAWING}
          noun="drawing"
          empty={`${settings.invitation} above, or click an example.`}
        />
      </section>
    </>
  );
}

/** What a key does to a drawing; null when it does nothing to it. */
function changeOf(event: KeyboardEvent, drawing: Drawing): Drawing | null {
  switch (event.key) {
    case "ArrowLeft":
      return nudged(drawing, -STEP, 0);
    case "ArrowRight":
      return nudged(drawing, STEP, 0);
    case "ArrowUp":
      return nudged(drawing, 0, -STEP);
    case "ArrowDown":
      return nudged(drawing, 0, STEP);
    case "+":
    case "=":
      return scaled(drawing, 1.1);
    case "-":
      return scaled(drawing, 1 / 1.1);
    default:
      return null;
  }
}
