/** The frames of a video, for one who takes a while over each: always the newest, and never the same one twice. */
export interface Frames {
  /** Resolves when there is a frame that was not asked for before; at once when it came in the meantime. */
  next(): Promise<void>;
  stop(): void;
}

/** Watch a video's frames until `stop`. */
export function framesOf(video: HTMLVideoElement): Frames {
  let fresh = true;
  let tell = () => {};
  const known = "requestVideoFrameCallback" in video;
  const seen = () => {
    fresh = true;
    tell();
    handle = watch();
  };
  // Browsers that do not tell of frames paint at most one of them for each picture of the page.
  const watch = () => (known ? video.requestVideoFrameCallback(seen) : requestAnimationFrame(seen));
  let handle = watch();
  return {
    async next() {
      if (!fresh) await new Promise<void>((resolve) => (tell = resolve));
      fresh = false;
    },
    stop: () => (known ? video.cancelVideoFrameCallback(handle) : cancelAnimationFrame(handle)),
  };
}
