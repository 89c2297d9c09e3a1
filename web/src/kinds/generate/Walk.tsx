/** Walk from one picture to another: the noise of both is mixed, and the network makes what lies between. */
import { useEffect, useMemo, useState } from "react";
import type { GenerateSettings } from "../../contract";
import type { Network } from "../../model/network";
import { make, noiseCount, type Pixels } from "./make";
import { between, noise } from "./noise";
import { Picture } from "./Picture";
import { asker, type Wish } from "./useGrid";

interface Props {
  settings: GenerateSettings;
  network: Network | null;
  wish: Wish;
  /** Seeds of both ends. */
  from: number;
  to: number;
  label: string;
}

export function Walk({ settings, network, wish, from, to, label }: Props) {
  const [share, setShare] = useState(50);
  const [pixels, setPixels] = useState<Pixels | null>(null);
  const ends = useMemo(() => [from, to].map((seed) => noise(seed, noiseCount(settings))) as [Float32Array, Float32Array], [from, to, settings]);

  useEffect(() => {
    if (!network) return;
    let wanted = true;
    const start = between(ends[0], ends[1], share / 100);
    make(settings, start, wish.label, wish.steps, asker(network, () => wanted)).then(
      (stages) => wanted && stages && setPixels(stages.at(-1)!.pixels),
      () => {}, // the worker was stopped; the page shows why
    );
    return () => void (wanted = false);
  }, [network, ends, share, wish, settings]);

  return (
    <div className="generate-walk" data-part="walk">
      <Picture pixels={pixels} size={settings.size} name={`${label}, ${share} % of the way from seed ${from} to seed ${to}`} />
      <label>
        <span className="soft">
          From seed {from} to seed {to}
        </span>
        <input type="range" min={0} max={100} value={share} onChange={(event) => setShare(Number(event.target.value))} />
      </label>
    </div>
  );
}
