/**
 * The files that an experiment ships, as TypeScript sees them: experiments/<id>/model/{manifest,report,inside}.json.
 * Python writes them; the site only reads them. Types alone: nothing here is left of them when the site runs.
 */

export type * from "./inside";
export type * from "./manifest";
export type * from "./report";
export type * from "./settings";
