/** Choosing experiments by kind of input, network, task and words; kept in the address, so that it can be shared. */
import type { Manifest } from "../../contract";
import { normalize } from "../../shared/incoming";

export interface Filter {
  text: string;
  input: string;
  family: string;
  task: string;
}

export const EMPTY: Filter = { text: "", input: "", family: "", task: "" };
const KEYS = Object.keys(EMPTY) as (keyof Filter)[];

/** The filter that an address names; anything unknown or too long is left out. */
export function fromQuery(query: string): Filter {
  const given = new URLSearchParams(query);
  return Object.fromEntries(KEYS.map((key) => [key, (given.get(key) ?? "").slice(0, 80)])) as unknown as Filter;
}

/** The query string of a filter, with its question mark; empty when nothing is chosen. */
export function toQuery(filter: Filter): string {
  const given = new URLSearchParams(KEYS.filter((key) => filter[key]).map((key) => [key, filter[key]]));
  return given.size ? `?${given}` : "";
}

/** Experiments that fit: every chosen value equal, and every word somewhere in title, summary or tags. */
export function matching(experiments: Manifest[], filter: Filter): Manifest[] {
  const words = normalize(filter.text).toLowerCase().split(/\s+/).filter(Boolean);
  return experiments.filter((one) => {
    const text = [one.title, one.summary, one.family, one.task, one.input, ...one.tags].join(" ").toLowerCase();
    const equal = (["input", "family", "task"] as const).every((key) => !filter[key] || one[key] === filter[key]);
    return equal && words.every((word) => text.includes(word));
  });
}

/** The different values that the experiments have, sorted. */
export const choices = (experiments: Manifest[], key: "input" | "family" | "task"): string[] =>
  [...new Set(experiments.map((one) => one[key]))].sort();
