/** The pictures as they come into being; one of them is chosen. */
import type { GenerateSettings } from "../../contract";
import { download, Picture } from "./Picture";
import { finishedOf, PICTURES, seedAt, type Grid as Made, type Wish } from "./useGrid";

interface Props {
  settings: GenerateSettings;
  grid: Made;
  wish: Wish;
  label: string;
  /** Whether every picture of this wish is there. */
  settled: boolean;
  chosen: number;
  onChoose(number: number): void;
  /** How much of the network is there; null when it can be asked. */
  percent: number | null;
}

export function Grid({ settings, grid, wish, label, settled, chosen, onChoose, percent }: Props) {
  const done = grid.filter((stages) => finishedOf(stages)).length;
  const finished = finishedOf(grid[chosen]);
  const seed = seedAt(wish, chosen);
  const says = percent === null ? `${done} of ${PICTURES} pictures` : `The network is on its way: ${percent} %`;
  return (
    <div data-part="answer" data-label={settled ? label : ""} data-seed={seed} data-settled={settled} data-made={done}>
      <div className="generate-grid" role="group" aria-label="Made pictures">
        {Array.from({ length: PICTURES }, (_, number) => (
          <button
            key={number}
            type="button"
            data-part="made"
            aria-pressed={number === chosen}
            onClick={() => onChoose(number)}
          >
            <Picture
              pixels={grid[number]?.at(-1)?.pixels ?? null}
              size={settings.size}
              name={`“${label}”, made with seed ${seedAt(wish, number)}`}
            />
          </button>
        ))}
      </div>
      <progress
        className="generate-progress"
        value={done}
        max={PICTURES}
        aria-label="Pictures made"
        data-done={settled}
      />
      <div className="row generate-under">
        <p className="soft small">{finished ? `${says}. Chosen: seed ${seed}.` : `${says}.`}</p>
        <button
          type="button"
          className="button"
          data-part="download"
          disabled={!finished}
          onClick={() =>
            finished && download(finished.pixels, settings.size, `${label}-${seed}`.replace(/[^\w-]+/g, "-"))
          }
        >
          Download as PNG
        </button>
      </div>
    </div>
  );
}
