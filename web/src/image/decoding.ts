/** What the page and the worker that opens pictures say to each other. */

import type { Fit } from "../contract";

/** A picture, upright, and no larger than what a screen shows. */
export interface Opened {
  /** In pixels, as it is shown. */
  width: number;
  height: number;
  /** For showing: `context.transferFromImageBitmap`, or `drawImage`. */
  bitmap: ImageBitmap;
  /** What the network reads: size x size x 3 (see `fitted`). */
  square: Uint8ClampedArray<ArrayBuffer>;
  /** What the visitor should know of it, in one sentence; empty for most. */
  note: string;
}

export interface ToOpener {
  id: number;
  blob: Blob;
  fit: Fit;
}

export type FromOpener =
  { id: number; type: "opened"; opened: Opened } | { id: number; type: "refused"; sentence: string };
