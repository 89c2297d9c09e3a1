/** What the page and the worker say to each other. */

import type { Manifest } from "../contract";
import type { Named } from "./tensors";
import type { Order, Written } from "./writing/stream";

export type SignatureName = "predict" | "inside";

export type ToWorker =
  /** Fetch, check and start the network whose files lie at `base`; a second one tries again after a problem. */
  | { type: "load"; base: string; manifest: Manifest }
  | { type: "run"; id: number; signature: SignatureName; inputs: Named }
  /** Write a text on; another one, or `stop`, ends it. */
  | { type: "write"; id: number; order: Order }
  | { type: "stop" };

export type FromWorker =
  /** 0 to 100, whole numbers, never less than before. */
  | { type: "progress"; percent: number }
  | { type: "ready" }
  | { type: "failed"; sentence: string }
  | { type: "result"; id: number; outputs: Named; milliseconds: number }
  | { type: "written"; id: number; written: Written[] }
  | { type: "done"; id: number }
  | { type: "refused"; id: number; sentence: string };
