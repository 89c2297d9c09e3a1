import type { CameraSettings } from "../../contract";
import { isSure } from "../../model/calibration";
import type { LinkContent } from "../../session/session";
import { defineKind } from "../kind";
import { type PictureFile, pictureFailures, WHY_NONE_OF_PICTURES } from "../pictures";
import { Play } from "./Play";
import { Preview } from "./Preview";

export default defineKind<CameraSettings, LinkContent, PictureFile>({
  Play,
  Preview,
  comparison: {
    isSure: (probabilities, { page }) => isSure(probabilities, page.settings),
    describeLabel: (label, { page }) => (label === page.settings.nothing ? "no hand" : label),
  },
  failures: pictureFailures,
  whyNone: WHY_NONE_OF_PICTURES,
});
