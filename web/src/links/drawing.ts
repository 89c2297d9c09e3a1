/** A drawing in a link. */

import type { Drawing } from "../contract";
import type { LinkContent } from "../session/session";
import type { LinkCodec } from "./codec";
import { drawingOfLetters, lettersOfDrawing } from "./strokes";

export interface DrawingContent extends LinkContent {
  kind: "drawing";
  drawing: Drawing;
}

export const drawingCodec: LinkCodec<DrawingContent> = {
  kind: "drawing",
  encode: ({ drawing }) => lettersOfDrawing(drawing),
  decode(letters) {
    const read = drawingOfLetters(letters);
    return "problem" in read ? read : { content: { kind: "drawing", drawing: read.drawing }, note: read.note };
  },
};
