/** The worker in which pictures are opened, so that a photo of a hundred million pixels does not stop the page. */

import type { Fit } from "../contract";
import { Problem } from "../model/problem";
import { contextOf } from "../ui/canvas";
import type { FromOpener, Opened, ToOpener } from "./decoding";
import { fitImage } from "./fit";
import { mend } from "./mend";
import { checkReadback, pixelsOf } from "./readback";
import { type FileKind, type Sniffed, sniff } from "./sniff";

/** More than any camera writes, and still quickly read. */
const MOST_BYTES = 60_000_000;
/** 12,000 x 9,000 fits; a small file that unfolds to more would take the memory of the whole device. */
const MOST_PIXELS = 130_000_000;
/** Smaller than this, in pixels, nothing can be seen. */
const LEAST_SIDE = 8;
/** A larger picture is scaled down to this many pixels of its longer side before anything else. */
const LONGEST_SIDE = 2048;

const JPEG_PLEASE = "save it as JPEG or PNG and try again";
const REFUSED: Partial<Record<FileKind, string>> = {
  svg: `This is a drawing made of lines (SVG), not a photo; ${JPEG_PLEASE}.`,
  pdf: `This is a PDF, not a picture; ${JPEG_PLEASE}.`,
  video: "This is a video, not a picture; take a still of it and try again.",
};
const NOT_SHOWN: Partial<Record<FileKind, string>> = {
  heic: "This browser cannot open HEIC photos. Open it in your photo app and export it as JPEG; on an iPhone, Settings, Camera, Formats, Most Compatible makes new photos JPEG.",
  tiff: `This browser cannot open TIFF pictures, nor what cameras call raw; ${JPEG_PLEASE}.`,
  raw: `This browser cannot open what cameras call raw; ${JPEG_PLEASE}.`,
  jxl: `This browser cannot open JPEG XL pictures; ${JPEG_PLEASE}.`,
  jp2: `This browser cannot open JPEG 2000 pictures; ${JPEG_PLEASE}.`,
  psd: `This browser cannot open Photoshop files; ${JPEG_PLEASE}.`,
  avif: `This browser cannot open this AVIF picture; ${JPEG_PLEASE}.`,
  unknown: "This file is not a picture; choose a JPEG, PNG, WebP or GIF.",
};
const CUT = "This picture ends in the middle: it was not copied completely. Try another copy of it.";
const DAMAGED = "This picture is damaged and cannot be opened; try another copy of it.";

async function open(blob: Blob, fit: Fit): Promise<Opened> {
  if (blob.size === 0) throw new Problem("This file is empty; choose another one.");
  if (blob.size > MOST_BYTES) {
    throw new Problem(
      `This file has ${Math.round(blob.size / 1e6)} MB, more than the ${MOST_BYTES / 1e6} MB that this page opens; save it smaller and try again.`,
    );
  }
  await checkReadback();
  const bytes = new Uint8Array(await read(blob));
  const sniffed = sniff(bytes);
  check(sniffed);
  // The type that a system gives to a file may be wrong; what its bytes say is not.
  const type = sniffed.kind === "unknown" ? blob.type : `image/${sniffed.kind}`;
  const decode = (parts: BlobPart[]) => shown(new Blob(parts, { type }));
  const parts =
    sniffed.ending === "whole" ? [bytes] : await mend(sniffed, bytes, async (them) => (await decode(them)).pixels);
  if (!parts) throw new Problem(CUT);
  const { width, height, canvas, pixels } = await decode(parts).catch(() => {
    throw new Problem(NOT_SHOWN[sniffed.kind] ?? (sniffed.ending === "whole" ? DAMAGED : CUT));
  });
  const square = fitImage(pixels, canvas.width, canvas.height, fit);
  const size = { width: canvas.width, height: canvas.height };
  return {
    ...size,
    square,
    bitmap: canvas.transferToImageBitmap(),
    note: noteOn(sniffed, width, height, canvas.width),
  };
}

async function read(blob: Blob): Promise<ArrayBuffer> {
  try {
    return await blob.arrayBuffer();
  } catch {
    throw new Problem("This file could not be read; it may have been moved, or be a folder. Choose it again.");
  }
}

/** @throws Problem for what need not be decoded to be refused. */
function check({ kind, width, height, ending }: Sniffed): void {
  if (REFUSED[kind]) throw new Problem(REFUSED[kind]);
  if (width * height > MOST_PIXELS) {
    throw new Problem(
      `This picture has ${Math.round((width * height) / 1e6)} million pixels, more than this page can open; save it smaller and try again.`,
    );
  }
  if (width && Math.min(width, height) < LEAST_SIDE) {
    throw new Problem(
      `This picture is only ${width} × ${height} pixels, too small to show anything; choose a larger one.`,
    );
  }
  if (ending === "cut") throw new Problem(CUT);
}

/** What the browser shows of a file: its size, and its pixels on a canvas; rejects where it shows nothing. */
async function shown(file: Blob) {
  const whole = await createImageBitmap(file, { imageOrientation: "from-image" });
  const { width, height } = whole;
  const canvas = shrunk(whole);
  whole.close();
  return { width, height, canvas, pixels: await pixelsOf(canvas) };
}

/** The picture on white, at most `LONGEST_SIDE` long: what shows through is white, as on the page. */
function shrunk(whole: ImageBitmap): OffscreenCanvas {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(whole.width, whole.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(whole.width * scale)),
    Math.max(1, Math.round(whole.height * scale)),
  );
  const context = contextOf(canvas, { willReadFrequently: true });
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function noteOn({ animated }: Sniffed, width: number, height: number, kept: number): string {
  if (animated) return "This picture moves; the network reads its first frame.";
  if (kept < width)
    return `A photo of ${width.toLocaleString("en-GB")} × ${height.toLocaleString("en-GB")} pixels, made smaller for the screen.`;
  return "";
}

async function answer({ id, blob, fit }: ToOpener): Promise<void> {
  const say = (message: FromOpener, transfer: Transferable[] = []) =>
    (self as unknown as DedicatedWorkerGlobalScope).postMessage(message, transfer);
  try {
    const opened = await open(blob, fit);
    say({ id, type: "opened", opened }, [opened.bitmap, opened.square.buffer]);
  } catch (error) {
    say({ id, type: "refused", sentence: error instanceof Problem ? error.message : DAMAGED });
  }
}

self.addEventListener("message", ({ data }: MessageEvent<ToOpener>) => void answer(data));
