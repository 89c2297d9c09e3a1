import type { Drawing, DrawSettings } from "../../contract";
import { readPixels } from "../../image/readPixels";
import { drawingCodec, type DrawingContent } from "../../links/drawing";
import { isSure } from "../../model/calibration";
import { percent } from "../../shared/format";
import { withArticle } from "../../shared/words";
import { defineKind } from "../kind";
import { WHY_NONE_OF_PICTURES } from "../pictures";
import { FailedDrawing } from "./FailedDrawing";
import { Play } from "./Play";
import { Preview } from "./Preview";
import { Sketch } from "./Sketch";
import type { DrawOffer } from "./usePage";

export default defineKind<DrawSettings, DrawingContent, Drawing>({
  Play,
  Preview,
  link: drawingCodec,
  comparison: { isSure: (probabilities, { page }) => isSure(probabilities, page.settings) },
  challenge: {
    knowsTruth: false,
    instruct: (confident) =>
      `Say what you draw, draw it above so that a person would still know it, and make the network sure that it is something else. From ${confident} on, it counts.`,
    link: drawingCodec,
    Found: ({ content }) => <Sketch drawing={content.drawing} />,
  },
  failures: {
    Example: FailedDrawing,
    async offer({ strokes, pen }): Promise<DrawOffer> {
      return { kind: "drawing", drawing: { strokes, pen } };
    },
  },
  async reproduce({ input, truth, answer, probability }, { page }): Promise<DrawOffer | null> {
    const pixels = input.kind === "image" ? await readPixels(input.src, page.settings.recipe.size) : null;
    if (!pixels) return null;
    const about = `A picture of the test: ${withArticle(truth)}. In the test, the network read it as ${withArticle(answer)}, at ${percent(probability, 1)}.`;
    return { kind: "pixels", pixels, about };
  },
  whyNone: WHY_NONE_OF_PICTURES,
});
