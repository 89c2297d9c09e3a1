/** Choose a class and a seed, and sixteen pictures come into being. */
import { useState } from "react";
import type { GenerateSettings } from "../../contract";
import { useNetwork } from "../../model/useNetwork";
import type { Offer } from "../../session/session";
import { useOffers } from "../../session/useSession";
import { itemAt } from "../../shared/defined";
import { Announcement } from "../../ui/Announcement";
import type { KindProps } from "../kind";
import { Controls } from "./Controls";
import { Grid } from "./Grid";
import { How } from "./How";
import { PICTURES, useGrid, type Wish } from "./useGrid";
import "./generate.css";

/** A wish: a class and a seed, of which a picture is made. */
export type GenerateOffer = Offer & { kind: "wish"; label: string; seed: number };

export function Play({ manifest, base, session, children, onMilliseconds, onState }: KindProps<GenerateSettings>) {
  const settings = manifest.page.settings;
  const { network, percent } = useNetwork(manifest, base, { onState });
  const [first] = useState<Wish>({ label: 0, seed: settings.examples[0]?.seed ?? 1, steps: settings.steps });
  const [wish, setWish] = useState(first);
  const [chosen, setChosen] = useState(0);
  const { grid, settled, problem } = useGrid(settings, network, wish, onMilliseconds);
  const label = itemAt(manifest.labels, wish.label);
  const ask = (next: Wish) => {
    session.keep<GenerateOffer>({ kind: "wish", label: itemAt(manifest.labels, next.label), seed: next.seed });
    setWish(next);
    setChosen(0);
  };
  useOffers<GenerateOffer>(session, ({ label, seed }) =>
    ask({ label: Math.max(0, manifest.labels.indexOf(label)), seed, steps: settings.steps }),
  );

  return (
    <>
      <section data-part="play" className="generate" aria-label="Play">
        <Controls settings={settings} labels={manifest.labels} wish={wish} first={first} onWish={ask} />
        <Grid
          settings={settings}
          grid={grid}
          wish={wish}
          label={label}
          settled={settled}
          chosen={chosen}
          onChoose={setChosen}
          percent={network ? null : percent}
        />
        {problem && (
          <p className="soft small" role="alert">
            {problem}
          </p>
        )}
        <Announcement text={settled ? `${PICTURES} pictures for “${label}” are made.` : ""} />
      </section>
      {children}
      <How manifest={manifest} network={network} wish={wish} label={label} grid={grid} chosen={chosen} />
    </>
  );
}
