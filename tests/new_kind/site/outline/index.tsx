import { useEffect, useState } from "react";
import { Activations } from "@site/activations/Activations";
import type { Manifest } from "@site/contract";
import { defineKind, type KindProps } from "@site/kinds/kind";
import { inputOf, type Named } from "@site/model/tensors";
import { useNetwork } from "@site/model/useNetwork";

interface OutlineSettings {
  size: number;
  marked_above: number;
  invitation: string;
  examples: { label: string; pixels: number[] }[];
}

interface Marked {
  inputs: Named;
  count: number;
}

/** Pictures to choose; beside them, how many pixels the network marks. */
function Play({ manifest, base, children, onMilliseconds, onState }: KindProps<OutlineSettings>) {
  const { examples, invitation, marked_above: bar } = manifest.page.settings;
  const { network } = useNetwork(manifest, base, { onState });
  const [pixels, setPixels] = useState<number[] | null>(null);
  const [marked, setMarked] = useState<Marked | null>(null);
  useEffect(() => {
    if (!network || !pixels) return;
    const inputs = inputOf(manifest, Float32Array.from(pixels));
    void network.ask("predict", inputs).then((answer) => {
      if (!answer) return;
      setMarked({ inputs, count: Array.from(answer.outputs.mask ?? []).filter((value) => value > bar).length });
      onMilliseconds(answer.milliseconds);
    });
  }, [network, pixels, manifest, bar, onMilliseconds]);
  return (
    <>
      <section data-part="play" aria-label="Play">
        <h2>{invitation}</h2>
        {examples.map((one) => (
          <button key={one.label} type="button" className="button" data-part="example" onClick={() => setPixels(one.pixels)}>
            {one.label}
          </button>
        ))}
        <p data-part="answer" data-settled={marked !== null} data-label={marked?.count ?? ""}>
          {marked ? `${marked.count} pixels of the square` : "Nothing is chosen yet."}
        </p>
      </section>
      {children}
      <section data-part="why" className="part">
        <h2>Why did it say that?</h2>
        <Activations
          explanation={{ noun: "picture", samples: "pictures" }}
          manifest={manifest}
          network={network}
          inputs={marked?.inputs ?? null}
          empty="Choose a picture above."
        />
      </section>
    </>
  );
}

const Preview = ({ manifest }: { manifest: Manifest<OutlineSettings> }) => <p>{manifest.page.settings.invitation}</p>;

export default defineKind<OutlineSettings>({
  Play,
  Preview,
  whyNone: { throughPage: "Its pictures are chosen, not drawn.", confusion: "A pixel is of the square or it is not." },
});
