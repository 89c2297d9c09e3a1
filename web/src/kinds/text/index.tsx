import type { TextSettings } from "../../contract";
import type { LinkContent } from "../../session/session";
import { defineKind } from "../kind";
import { WHY_NONE_OF_TEXTS } from "../typed";
import { Play, type TextOffer } from "./Play";
import { Preview } from "./Preview";

export default defineKind<TextSettings, LinkContent, { text: string }>({
  Play,
  Preview,
  failures: {
    Example: ({ example }) => (
      <code translate="no" className="failure-example failure-beginning">
        <span>{example.text}</span>
      </code>
    ),
    async offer({ text }): Promise<TextOffer> {
      return { kind: "beginning", text };
    },
  },
  whyNone: WHY_NONE_OF_TEXTS,
});
