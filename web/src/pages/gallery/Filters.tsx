/** Searching the experiments by words, and by what they take, are and do. */
import type { Manifest } from "../../contract";
import { type Filter, choices } from "./filter";

interface Props {
  experiments: Manifest[];
  filter: Filter;
  onChange(filter: Filter): void;
}

const NAMES = { input: "You give", family: "Network", task: "Task" } as const;

export function Filters({ experiments, filter, onChange }: Props) {
  return (
    <div className="filters" role="search">
      <label>
        Search
        <input
          className="field"
          type="search"
          value={filter.text}
          onChange={(event) => onChange({ ...filter, text: event.target.value.slice(0, 80) })}
        />
      </label>
      {(["input", "family", "task"] as const).map((key) => (
        <label key={key}>
          <span>{NAMES[key]}</span>
          <select
            className="field"
            value={filter[key]}
            onChange={(event) => onChange({ ...filter, [key]: event.target.value })}
          >
            <option value="">anything</option>
            {choices(experiments, key).map((value) => (
              <option key={value}>{value}</option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
