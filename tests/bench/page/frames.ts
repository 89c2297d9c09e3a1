/** Frames a second of a detector: the whole way of a frame, with the functions that the page takes it with. */

import type { ObjectsSettings } from "../../../web/src/contract";
import { found, fromSquare } from "../../../web/src/kinds/objects/nms";
import { asInput } from "../../../web/src/image/fit";
import { grabber } from "../../../web/src/image/grab";
import { openNetwork } from "./runners";

/** What most cameras send. */
const WIDTH = 640;
const HEIGHT = 480;
const WARM = 1000;

/** Of each frame, the milliseconds of making the square, of the network with the way to its worker, and of choosing boxes. */
type Frame = [square: number, network: number, boxes: number];

/** Take frames of a video, one after the other, as fast as it goes; also how many objects were found on the last. */
export async function frames(base: string, milliseconds: number): Promise<{ taken: Frame[]; objects: number }> {
  const { manifest, network } = await openNetwork(base);
  const { fit, score_above: above, overlap, most, examples } = manifest.page.settings as ObjectsSettings;
  const [name] = Object.keys(manifest.signatures.predict.inputs);
  const video = await film(examples[0] && `${base}${examples[0].file}`);
  const grab = grabber();
  const taken: Frame[] = [];
  let objects = 0;
  const start = performance.now();
  for (let before = start; before < start + WARM + milliseconds; ) {
    const grabbed = grab(video, fit)!;
    const seen = performance.now();
    const answer = await network.ask("predict", { [name!]: asInput(grabbed.square) });
    const answered = performance.now();
    const { boxes, probabilities } = answer!.outputs;
    const kept = found(boxes!, probabilities!, manifest.labels.length, { above, overlap, most });
    objects = kept.map(({ box }) => fromSquare(box, grabbed.width, grabbed.height, fit)).length;
    const after = performance.now();
    if (before > start + WARM) taken.push([seen - before, answered - seen, after - answered]);
    before = after;
  }
  network.dispose();
  return { taken, objects };
}

/** A video that shows a picture, or a pattern where there is none. */
async function film(address?: string): Promise<HTMLVideoElement> {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d")!;
  const picture = address ? await createImageBitmap(await (await fetch(address)).blob()) : null;
  const video = document.createElement("video");
  video.muted = true;
  video.srcObject = canvas.captureStream();
  const playing = video.play();
  const draw = () => {
    if (picture) context.drawImage(picture, 0, 0, WIDTH, HEIGHT);
    else for (let x = 0; x < WIDTH; x += 8) for (let y = 0; y < HEIGHT; y += 8) {
      context.fillStyle = `hsl(${x + y} 60% ${(x * y) % 100}%)`;
      context.fillRect(x, y, 8, 8);
    }
  };
  const drawing = setInterval(draw, 50); // a canvas that does not change sends nothing
  await playing;
  while (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || !video.videoWidth) await new Promise((resolve) => setTimeout(resolve, 20));
  clearInterval(drawing);
  return video;
}
