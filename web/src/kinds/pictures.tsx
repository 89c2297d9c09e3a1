/** What kinds share that read pictures: known failures are files beside the model, given with whose they are. */
import type { PictureExample } from "../contract";
import type { Offer } from "../session/session";
import type { FailureExamples, WhyNone } from "./kind";

/** A picture in a file. */
export interface PictureOffer extends Offer {
  kind: "picture";
  blob: Blob;
  name: string;
  about: string;
}

/** A file beside the model, and whose it is. */
export type PictureFile = Pick<PictureExample, "file" | "credit">;

export const pictureFailures: FailureExamples<PictureFile> = {
  Example: ({ example, base }) => (
    <img
      className="failure-example"
      src={base + example.file}
      alt=""
      title={example.credit}
      loading="lazy"
      draggable={false}
    />
  ),
  async offer({ file, credit }, fetchFile) {
    const blob = await fetchFile(file);
    return { kind: "picture", blob, name: "a known failure", about: `Picture: ${credit}.` } satisfies PictureOffer;
  },
};

export const WHY_NONE_OF_PICTURES: WhyNone = {
  throughPage:
    "There is no figure of its own for what comes through this page: it cuts and scales a photo as the test did, to within one step of brightness in 255. Your camera and your light are not in the figures.",
};
