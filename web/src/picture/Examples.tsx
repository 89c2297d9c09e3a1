import type { Manifest, PictureExample } from "../contract";
import { fetchVerified } from "../model/files";
import { sentenceOf } from "../model/problem";
import "./picture.css";

interface ExamplesProps {
  manifest: Manifest;
  base: string;
  examples: PictureExample[];
  onExample(blob: Blob, example: PictureExample): void;
  onProblem(sentence: string): void;
}

/** Small pictures to click, and whose they are. */
export function Examples({ manifest, base, examples, onExample, onProblem }: ExamplesProps) {
  if (examples.length === 0) return null;
  const show = async (example: PictureExample) => {
    try {
      onExample(new Blob([await fetchVerified(base, manifest, example.file)]), example);
    } catch (error) {
      onProblem(sentenceOf(error));
    }
  };
  return (
    <div className="picture-examples" role="group" aria-label="Examples to try">
      <ul>
        {examples.map((example) => (
          <li key={example.file}>
            <button
              type="button"
              data-part="example"
              data-label={example.label}
              aria-label={`Show the example ${example.label}`}
              title={example.label}
              onClick={() => void show(example)}
            >
              <img src={base + example.file} alt="" width={72} height={72} loading="lazy" draggable={false} />
            </button>
          </li>
        ))}
      </ul>
      <p className="soft small">Examples to click: {[...new Set(examples.map(({ credit }) => credit))].join("; ")}.</p>
    </div>
  );
}
