import { useEffect, useRef, useState } from "react";
import type { Manifest } from "../../contract";
import { percent } from "../../format";
import type { Network } from "../../model/network";
import { CELLS, covered, evidence, mattering, PLACES } from "./occlusion";
import type { Verdict } from "./verdict";

interface MatteredProps {
  manifest: Manifest;
  network: Network | null;
  square: Uint8ClampedArray<ArrayBuffer>;
  size: number;
  verdict: Verdict;
}

/** With a smaller loss of probability no place decides by itself. */
const LITTLE = 0.05;

/** Where the network looked: the photo is covered piece by piece, and stays bright where the answer suffers. */
export function Mattered({ manifest, network, square, size, verdict }: MatteredProps) {
  const [tries, setTries] = useState<number[]>([]);
  const [running, setRunning] = useState(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  const all = PLACES * PLACES;
  const done = tries.length === all;

  useEffect(() => {
    setTries([]);
    setRunning(false);
  }, [square]);

  useEffect(() => {
    if (!running || !network) return;
    let wanted = true;
    const [input] = Object.keys(manifest.signatures.predict.inputs) as [string];
    const which = manifest.labels.indexOf(verdict.best);
    const run = async () => {
      const found: number[] = [];
      while (wanted && found.length < all) {
        const answer = await network.ask("predict", { [input]: covered(square, size, found.length) });
        if (answer) found.push(answer.outputs.probabilities![which]!); // none: a new photo took its turn
        if (wanted && (found.length % PLACES === 0 || found.length === all)) setTries([...found]);
      }
      if (wanted) setRunning(false);
    };
    run().catch(() => {}); // the worker was stopped; the page shows why
    return () => void (wanted = false);
  }, [running, network, manifest, square, size, verdict]);

  useEffect(() => {
    if (done) paint(canvas.current!, square, size, mattering(tries.map((one) => evidence(verdict.probability) - evidence(one))));
  }, [done, tries, square, size, verdict]);

  const lowest = Math.min(...tries);
  return (
    <div className="photo-mattered">
      <h3>Where did it look?</h3>
      <p>
        Cover one place of the photo after the other, and see how much less sure the network gets: what it needs stays bright.
      </p>
      <div className="row">
        <button type="button" className="button" data-part="mattered" onClick={() => setRunning(true)} disabled={!network || running || done}>
          {running ? `Covered ${tries.length} of ${all} places` : done ? `Covered all ${all} places` : `Cover ${all} places`}
        </button>
      </div>
      <div role="status">
        {done && (
          <div className="photo-map">
            <canvas ref={canvas} width={size} height={size} role="img" aria-label="Your photo, dark where covering it changes little" />
            <p>
              {verdict.probability - lowest < LITTLE
                ? `No single place decides: whatever is covered, the network stays at least ${percent(lowest, 0)} sure of ${verdict.best}. The brightest place speaks for it most.`
                : `Uncovered, it is ${percent(verdict.probability, 0)} sure of ${verdict.best}. With the most telling place covered, ${percent(lowest, 0)}.`}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}

/** The square with what does not matter in shade. */
function paint(canvas: HTMLCanvasElement, square: ArrayLike<number>, size: number, map: Float32Array): void {
  const context = canvas.getContext("2d")!;
  const picture = new ImageData(size, size);
  for (let place = 0; place < size * size; place++) {
    for (let channel = 0; channel < 3; channel++) picture.data[place * 4 + channel] = square[place * 3 + channel]!;
    picture.data[place * 4 + 3] = 255;
  }
  context.putImageData(picture, 0, 0);
  const shade = new ImageData(CELLS, CELLS);
  for (let cell = 0; cell < CELLS * CELLS; cell++) shade.data.set([12, 12, 16, Math.round(215 * (1 - map[cell]!))], cell * 4);
  const small = new OffscreenCanvas(CELLS, CELLS);
  small.getContext("2d")!.putImageData(shade, 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(small, 0, 0, size, size);
}
