/** How the chosen picture was made: its steps, what lies around it, and what every layer did. */
import { useState } from "react";
import { Activations } from "../../activations/Activations";
import type { GenerateSettings, Manifest } from "../../contract";
import type { Network } from "../../model/network";
import { itemAt } from "../../shared/defined";
import { Value } from "../../ui/Value";
import { Steps } from "./Steps";
import { Walk } from "./Walk";
import { EXPLANATION } from "./explanation";
import { finishedOf, PICTURES, seedAt, type Grid, type Wish } from "./useGrid";

interface Props {
  manifest: Manifest<GenerateSettings>;
  network: Network | null;
  wish: Wish;
  label: string;
  grid: Grid;
  chosen: number;
}

export function How({ manifest, network, wish, label, grid, chosen }: Props) {
  const settings = manifest.page.settings;
  const flows = settings.way === "flow";
  /** The step that is looked into, as a share of the way: half of it, so that there is both noise and picture. */
  const [share, setShare] = useState(0.5);
  const stages = grid[chosen] ?? [];
  const finished = finishedOf(stages);
  /** Those of the picture that is there: until the first of a new wish is made, it is one of the wish before. */
  const steps = finished ? stages.length - 1 : wish.steps;
  const at = flows ? Math.min(Math.round(share * steps), steps - 1) : 0;
  const corners = [0, 1, 2, 3].map((next) => (chosen + next) % PICTURES);

  return (
    <section data-part="why" className="part">
      <h2>How does it make them?</h2>
      {flows ? (
        <>
          <p>
            The network is shown noise and asked one thing: which way is the picture? The page takes a small step that
            way and asks again. Here <span>{steps === 1 ? "is the one step" : `are the ${steps} steps`}</span> of the
            picture that you chose. Press one to look inside the network at that moment.
          </p>
          <Steps
            settings={settings}
            stages={stages}
            at={finished ? at : -1}
            onChoose={(number) => setShare(number / steps)}
          />
        </>
      ) : (
        <p>
          The seed gives <Value>{itemAt(settings.noise, 0)}</Value> random numbers. The network turns them into a rough
          plan of 7&nbsp;×&nbsp;7 places, then makes it finer twice. Nobody told it what a right picture is: another
          network, the critic, learned to tell its pictures from photos, and this one learned to pass.
        </p>
      )}
      <h3>Walk among four pictures</h3>
      <p>
        At the corners are the picture that you chose and the three after it. Drag over the large picture, or move the
        sliders: the network makes what lies between.
      </p>
      <Walk
        settings={settings}
        network={network}
        wish={wish}
        label={label}
        seeds={corners.map((number) => seedAt(wish, number))}
        corners={corners.map((number) => finishedOf(grid[number])?.pixels ?? null)}
      />
      <h3>Layer by layer</h3>
      {flows && (
        <p>
          This is the moment that is marked above: <Value>{`${Math.round((100 * at) / steps)} %`}</Value> of the way
          from noise to the picture.
        </p>
      )}
      <Activations
        explanation={EXPLANATION}
        manifest={manifest}
        network={network}
        inputs={finished ? itemAt(stages, at).inputs : null}
        empty="A picture is being made. Then you can look inside."
      />
    </section>
  );
}
