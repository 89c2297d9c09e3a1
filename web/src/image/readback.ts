/**
 * The pixels of a canvas, by a way that gives back what was drawn.
 *
 * Browsers that resist fingerprinting (Tor, LibreWolf, a setting of Firefox) answer `getImageData` with pixels made up
 * at random, and say nothing. So a known picture is read once, and the first way that reads it right is used.
 */

import { Problem } from "../model/problem";
import { contextOf } from "../ui/canvas";

type Canvas = HTMLCanvasElement | OffscreenCanvas;
type Pixels = Uint8ClampedArray<ArrayBuffer>;
type Way = (canvas: Canvas) => Pixels | Promise<Pixels>;

const SENTENCE =
  "This browser gives pages other pixels than those that were drawn, so that nobody recognises it; a network would see noise here. Allow this site to read canvases (Tor and LibreWolf ask beside the address) and load the page anew, or open it in another browser.";

/** A few browsers blur the last bit of some pixels, which changes no answer. */
const TOLERANCE = 4;
const SIDE = 16;
const known = Uint8ClampedArray.from({ length: SIDE * SIDE * 4 }, (_, at) => (at % 4 === 3 ? 255 : (at * 37) % 251));

const byContext: Way = (canvas) =>
  contextOf(canvas as OffscreenCanvas, { willReadFrequently: true }).getImageData(0, 0, canvas.width, canvas.height)
    .data;

/** A frame of a video, made of the canvas, is another door to the same pixels. */
const byFrame: Way = async (canvas) => {
  const frame = new VideoFrame(canvas, { timestamp: 0 });
  try {
    const pixels = new Uint8ClampedArray(frame.codedWidth * frame.codedHeight * 4);
    await frame.copyTo(pixels);
    if (frame.format?.startsWith("BGR")) swapRedAndBlue(pixels);
    else if (!frame.format?.startsWith("RGB")) throw new Error(`no colours in ${frame.format}`);
    return pixels;
  } finally {
    frame.close();
  }
};

function swapRedAndBlue(pixels: Pixels): void {
  for (let at = 0; at < pixels.length; at += 4) [pixels[at], pixels[at + 2]] = [pixels[at + 2] ?? 0, pixels[at] ?? 0];
}

/** A canvas in the page or in a worker, with the known picture on it. */
function test(): Canvas {
  const canvas =
    typeof document === "undefined"
      ? new OffscreenCanvas(SIDE, SIDE)
      : Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const context = contextOf(canvas as OffscreenCanvas, { willReadFrequently: true });
  for (let at = 0; at < known.length; at += 4) {
    context.fillStyle = `rgb(${known[at]} ${known[at + 1]} ${known[at + 2]})`;
    context.fillRect((at / 4) % SIDE, Math.floor(at / 4 / SIDE), 1, 1);
  }
  return canvas;
}

export const isKnown = (pixels: ArrayLike<number>): boolean =>
  known.every((value, at) => Math.abs(value - (pixels[at] ?? -1)) <= TOLERANCE);

let found: Promise<Way> | null = null;
let direct: boolean | null = null;

/** Whether `getImageData` gives back what was drawn. */
export function readsRight(): boolean {
  return (direct ??= isKnown(byContext(test()) as Pixels));
}

async function findWay(): Promise<Way> {
  if (readsRight()) return byContext;
  const right = await Promise.resolve(byFrame(test())).then(isKnown, () => false);
  if (right) return byFrame;
  throw new Problem(SENTENCE);
}

/**
 * Red, green, blue and opacity of each pixel, row by row. What is on the canvas has to be opaque.
 *
 * @throws Problem where this browser shows no page what was drawn.
 */
export async function pixelsOf(canvas: Canvas): Promise<Pixels> {
  return (await (found ??= findWay()))(canvas);
}

/** @throws Problem where this browser shows no page what was drawn. */
export async function checkReadback(): Promise<void> {
  await (found ??= findWay());
}
