/**
 * Open pictures that a visitor gives: files that are chosen, dropped or pasted. Everything heavy happens in a worker;
 * nothing leaves the device.
 */

import type { Fit } from "../contract";
import { Problem } from "../model/problem";
import type { FromOpener, Opened, ToOpener } from "./decoding";

/** What `<input type="file">` should offer. */
export const ACCEPTED = "image/*";

let opener: Worker | null = null;
let next = 0;
const waiting = new Map<number, { resolve: (opened: Opened) => void; reject: (problem: Problem) => void }>();

/**
 * The picture in a file, and the square that the network reads of it.
 *
 * @throws Problem with one sentence that says what is wrong with this file and what to do.
 */
export function openPicture(blob: Blob, fit: Fit): Promise<Opened> {
  opener ??= start();
  const id = next++;
  const asked = new Promise<Opened>((resolve, reject) => waiting.set(id, { resolve, reject }));
  opener.postMessage({ id, blob, fit } satisfies ToOpener);
  return asked;
}

/**
 * The picture among files that were chosen, dropped or pasted: the first one that calls itself a picture, or else the
 * first one, which is then told what is wrong with it.
 *
 * @returns the file, and how many others there were.
 * @throws Problem when there is no file at all.
 */
export function chooseFile(files: Iterable<File>, from: "drop" | "paste" | "choice"): { file: File; others: number } {
  const all = [...files];
  const file = all.find(({ type }) => type.startsWith("image/")) ?? all[0];
  if (file) return { file, others: all.length - 1 };
  throw new Problem(
    from === "drop"
      ? "What you dropped is not a file; save the picture on your device first, then drop it here."
      : from === "paste"
        ? "There is no picture in the clipboard; copy one first, then paste it here."
        : "No file was chosen.",
  );
}

/** What to say of a picture that came with others. */
export const othersNote = (others: number): string =>
  others === 0
    ? ""
    : others === 1
      ? "You gave two files; this is the first picture."
      : `You gave ${others + 1} files; this is the first picture.`;

function start(): Worker {
  const worker = new Worker(new URL("./decoder.worker.ts", import.meta.url), { type: "classic", name: "pictures" });
  worker.addEventListener("message", ({ data }: MessageEvent<FromOpener>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === "opened") asked?.resolve(data.opened);
    else asked?.reject(new Problem(data.sentence));
  });
  worker.addEventListener("error", () => {
    for (const { reject } of waiting.values())
      reject(new Problem("The picture could not be opened in this browser; reload the page to try again."));
    waiting.clear();
    worker.terminate();
    opener = null;
  });
  return worker;
}
