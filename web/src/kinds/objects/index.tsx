import type { ObjectsSettings } from "../../contract";
import type { LinkContent } from "../../session/session";
import { defineKind } from "../kind";
import { type PictureFile, pictureFailures, WHY_NONE_OF_PICTURES } from "../pictures";
import { Play } from "./Play";
import { Preview } from "./Preview";
import { COMPARISON } from "./comparison";

export default defineKind<ObjectsSettings, LinkContent, PictureFile>({
  Play,
  Preview,
  comparison: COMPARISON,
  failures: pictureFailures,
  whyNone: {
    ...WHY_NONE_OF_PICTURES,
    confusion:
      "It may see many things on a picture, or none, so no table says what it takes for what. How well it finds each kind of thing stands below.",
  },
});
