import type { Manifest, PictureExample } from "../contract";
import { fetchVerified } from "../model/files";
import { sentenceOf } from "../model/problem";
import "./image.css";

interface ExamplesProps {
  manifest: Manifest;
  base: string;
  examples: PictureExample[];
  onExample(blob: Blob, example: PictureExample): void;
  onProblem(sentence: string): void;
}

/** Whose the pictures are and under which licence; of many credits, without the names of the files in their middle. */
function ownersOf(examples: PictureExample[]): string {
  const credits = [...new Set(examples.map(({ credit }) => credit))];
  const short = (credit: string) => [credit.split(", ")[0], credit.split(", ").at(-1)].join(", ");
  return (credits.length > 2 ? [...new Set(credits.map(short))] : credits).join("; ");
}

/** Small pictures to click, and whose they are; the full credit is said of the one that is shown. */
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
      <p className="soft small">
        Examples to click: <span>{ownersOf(examples)}</span>.
      </p>
    </div>
  );
}
