/** The code: the notebook in the page, and everything to take away. */
import { Suspense, useState } from "react";
import type { Manifest } from "../contract";
import { defined } from "../shared/defined";
import { kilobytes } from "../shared/format";
import { REPOSITORY } from "../shared/site";
import { Part, lazyPart } from "../ui/Part";

const Notebook = lazyPart(() => import("./Notebook"));

export function Code({ manifest, base }: { manifest: Manifest; base: string }) {
  const [open, setOpen] = useState(false);
  const model = defined(manifest.files["model.tflite"]);
  const colab =
    REPOSITORY.startsWith("https://github.com/") && // Colab opens notebooks from there
    REPOSITORY.replace("https://github.com", "https://colab.research.google.com/github");
  return (
    <section className="part" data-part="code" aria-labelledby="code">
      <h2 id="code">The code</h2>
      <p className="soft">
        One file tells the whole story: data, network, training, measuring. Change a line and train it again.
      </p>
      <div className="row">
        <button type="button" className="button primary" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Close the notebook" : "Read the notebook here"}
        </button>
        {colab && (
          <a className="button" href={`${colab}/blob/main/experiments/${manifest.id}/notebook.ipynb`}>
            Open in Colab
          </a>
        )}
        <a className="button" href={`${base}experiment.py`} download>
          experiment.py
        </a>
        <a className="button" href={`${base}notebook.ipynb`} download>
          notebook.ipynb
        </a>
        <a
          className="button"
          href={REPOSITORY ? `${REPOSITORY}/blob/main/experiments/${manifest.id}/README.md` : `${base}README.md`}
        >
          Model card
        </a>
        <a className="button" href={`${base}model.tflite`} download={`${manifest.id}.tflite`}>
          {`Model, ${kilobytes(model.bytes)}`}
        </a>
      </div>
      <p className="small soft">
        The model runs wherever LiteRT runs: browsers, Android, iOS, Raspberry Pi. Its SHA-256 is{" "}
        <code translate="no">{model.sha256}</code>.
      </p>
      {open && (
        <Part>
          <Suspense fallback={<p>Loading the notebook …</p>}>
            <Notebook address={`${base}notebook.ipynb`} />
          </Suspense>
        </Part>
      )}
    </section>
  );
}
