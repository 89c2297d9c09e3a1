import type { SumSettings } from "../../contract";
import { textCodec, type TextContent } from "../../links/text";
import { defineKind } from "../kind";
import { WHY_NONE_OF_TEXTS } from "../typed";
import { Play, type SumOffer } from "./Play";
import { Preview } from "./Preview";

export default defineKind<SumSettings, TextContent, { text: string }>({
  Play,
  Preview,
  link: textCodec,
  challenge: {
    knowsTruth: true,
    instruct: (confident) =>
      `Type sums above. Whenever the network writes a wrong answer and is at least ${confident} sure of it, it counts.`,
    link: textCodec,
    Found: ({ content }) => <p className="fool-text">{content.text}</p>,
  },
  failures: {
    Example: ({ example }) => (
      <code translate="no" className="failure-example">
        {example.text}
      </code>
    ),
    async offer({ text }): Promise<SumOffer> {
      return { kind: "question", text };
    },
  },
  whyNone: WHY_NONE_OF_TEXTS,
});
