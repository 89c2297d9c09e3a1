/** Choose a class and a seed, and sixteen pictures come into being. */
import { useState } from "react";
import type { GenerateSettings } from "../../contract";
import { Announcement } from "../../inside/Announcement";
import { Inside } from "../../inside/Inside";
import { useNetwork } from "../../model/useNetwork";
import type { KindProps } from "../kind";
import { Controls } from "./Controls";
import { download, Picture } from "./Picture";
import { PICTURES, useGrid, type Wish } from "./useGrid";
import { Walk } from "./Walk";
import "./generate.css";

export function Play({ manifest, base, onMilliseconds, onState }: KindProps) {
  const settings = manifest.page.settings as GenerateSettings;
  const { network, percent } = useNetwork(manifest, base, { onState });
  const [wish, setWish] = useState<Wish>({ label: 0, seed: settings.examples[0]?.seed ?? 1, steps: settings.steps });
  const [chosen, setChosen] = useState(0);
  const { grid, settled } = useGrid(settings, network, wish, onMilliseconds);
  const label = manifest.labels[wish.label]!;
  const done = grid.filter((stages) => stages?.at(-1)?.time === 1).length;
  const stages = grid[chosen] ?? [];
  const finished = stages.at(-1)?.time === 1 ? stages.at(-1)! : null;
  const seedAt = (number: number) => (wish.seed + number) % 2 ** 32;
  const says = !network ? `The network is on its way: ${percent} %` : `${done} of ${PICTURES} pictures`;

  return (
    <>
      <section data-part="play" className="generate" aria-label="Play">
        <Controls settings={settings} labels={manifest.labels} wish={wish} onWish={(next) => (setWish(next), setChosen(0))} />
        <div data-part="answer" data-label={settled ? label : ""} data-settled={settled} data-made={done}>
          <div className="generate-grid" role="group" aria-label="Made pictures">
            {Array.from({ length: PICTURES }, (_, number) => (
              <button key={number} type="button" aria-pressed={number === chosen} onClick={() => setChosen(number)}>
                <Picture pixels={grid[number]?.at(-1)?.pixels ?? null} size={settings.size} name={`${label}, seed ${seedAt(number)}`} />
              </button>
            ))}
          </div>
          <div className="row generate-under">
            <p className="soft small">{says}</p>
            <button
              type="button"
              className="button"
              data-part="download"
              disabled={!finished}
              onClick={() => finished && download(finished.pixels, settings.size, `${label}-${seedAt(chosen)}`.replace(/\W+/g, "-"))}
            >
              Download as PNG
            </button>
          </div>
        </div>
        <Announcement text={settled ? `${PICTURES} pictures of ${label} are made.` : ""} />
      </section>
      <section data-part="why" className="part">
        <h2>How does it make them?</h2>
        {settings.way === "flow" ? (
          <>
            <p>
              The network is shown noise and asked one thing: which way is the picture? It takes a small step that way and is
              asked again. These are the {wish.steps} steps of the picture that you chose.
            </p>
            <div className="generate-steps" data-part="steps">
              {stages.map((stage) => (
                <Picture key={stage.time} pixels={stage.pixels} size={settings.size} name={`After ${Math.round(stage.time * 100)} % of the way`} />
              ))}
            </div>
          </>
        ) : (
          <p>
            The seed gives {settings.noise[0]} random numbers. The network turns them into a rough plan of 7x7 places, then makes it
            finer twice. Nobody told it what a right picture is: another network, the critic, learned to tell its pictures from
            photos, and this one learned to pass.
          </p>
        )}
        <h3>Walk between two pictures</h3>
        <p>Between two seeds lie others that are a little of both. Move the slider, and the network makes what lies there.</p>
        <Walk settings={settings} network={network} wish={wish} from={seedAt(chosen)} to={seedAt(chosen + 1)} label={label} />
        <h3>Layer by layer</h3>
        <Inside manifest={manifest} network={network} inputs={finished?.inputs ?? null} empty="Make a picture above, and look inside." />
      </section>
    </>
  );
}
