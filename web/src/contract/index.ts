/**
 * The files that an experiment ships, as TypeScript sees them: experiments/<id>/model/{manifest,report,inside}.json.
 * Python writes them; the site only reads them. Types alone: nothing here is left of them when the site runs.
 */
import type { DrawnExample, ManifestFile } from "./generated";

export type * from "./generated";

/** `Settings` are those of its kind of page; what a kind's page gets has been checked against the schema of that kind. */
export interface Manifest<Settings = unknown> extends Omit<ManifestFile, "page"> {
  page: { kind: string; settings: Settings };
}

export type Drawing = Omit<DrawnExample, "kind">;
