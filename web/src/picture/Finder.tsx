import type { UsedCamera } from "./useCamera";
import "./picture.css";

/** The picture of a camera, mirrored where it looks at the person before it; it stays in the page while it is off. */
export function Finder({ camera, label }: { camera: UsedCamera; label: string }) {
  return (
    <video
      ref={camera.video}
      className="picture-shown"
      data-part="video"
      data-mirrored={camera.front}
      hidden={camera.state !== "on"}
      aria-label={label}
      muted
      playsInline
      disablePictureInPicture
    />
  );
}
