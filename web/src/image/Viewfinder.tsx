import type { UsedCamera } from "./useCamera";
import "./image.css";

/**
 * The picture of a camera, mirrored where it looks at the person before it. It stays in the page while the camera is
 * off, and is only transparent then: some phones decode nothing for a video that is not laid out.
 */
export function Viewfinder({ camera, label }: { camera: UsedCamera; label: string }) {
  return (
    <video
      ref={camera.video}
      className="picture-shown"
      data-part="video"
      data-mirrored={camera.front}
      data-on={camera.state === "on"}
      aria-hidden={camera.state !== "on"}
      aria-label={label}
      muted
      playsInline
      disablePictureInPicture
    />
  );
}
