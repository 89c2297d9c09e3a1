import type { UsedCamera } from "./useCamera";
import "./image.css";

/**
 * The picture of a camera, mirrored where it looks at the person before it. It stays in the page while the camera is
 * off, and is only transparent then: some phones decode nothing for a video that is not laid out.
 */
export function Viewfinder({ camera: { video, front, state }, label }: { camera: UsedCamera; label: string }) {
  return (
    <video
      ref={video}
      className="picture-shown"
      data-part="video"
      data-mirrored={front}
      data-on={state === "on"}
      aria-hidden={state !== "on"}
      aria-label={label}
      muted
      playsInline
      disablePictureInPicture
    />
  );
}
