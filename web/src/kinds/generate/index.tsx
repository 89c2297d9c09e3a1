import type { Asked, GenerateSettings } from "../../contract";
import type { LinkContent } from "../../session/session";
import { defineKind } from "../kind";
import { Play, type GenerateOffer } from "./Play";
import { Preview } from "./Preview";

export default defineKind<GenerateSettings, LinkContent, Asked>({
  Play,
  Preview,
  generates: true,
  failures: {
    Example: ({ example, base }) => (
      <img className="failure-example pixel" src={base + example.file} alt="" loading="lazy" draggable={false} />
    ),
    async offer({ label, seed }): Promise<GenerateOffer> {
      return { kind: "wish", label, seed };
    },
    asked: ({ label, seed }) => ({ label, seed }),
  },
  async reproduce({ truth, seed }): Promise<GenerateOffer | null> {
    return seed === undefined ? null : { kind: "wish", label: truth, seed };
  },
  whyNone: {
    throughPage:
      "There is no figure of its own for what comes through this page: a number names a picture, here and where it was measured.",
    failures:
      "There is no example to press: in every picture of the test, another network saw what was asked for. What is wrong with the pictures, the Fréchet distance tells.",
  },
});
