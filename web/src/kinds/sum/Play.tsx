/** Type a sum, and a network writes the answer while you type. */

import { useMemo, useState } from "react";
import { Activations } from "../../activations/Activations";
import type { Axis } from "../../activations/LayerGrid";
import type { SumSettings } from "../../contract";
import { type TextContent } from "../../links/text";
import { useNetwork } from "../../model/useNetwork";
import { TokenOcclusion } from "../../saliency/TokenOcclusion";
import { tokenSaliency } from "../../saliency/consoleTools";
import type { Run, Offer } from "../../session/session";
import { useOffers, usePublish } from "../../session/useSession";
import { Announcement } from "../../ui/Announcement";
import type { KindProps } from "../kind";
import { Places } from "./Places";
import { Result, sentenceFor } from "./Result";
import { EXPLANATION } from "./explanation";
import { MOST, randomQuestion } from "./question";
import { useAnswer } from "./useAnswer";
import "./sum.css";

/** A text as if it were typed; or a question that is asked as it is, though a visitor's would be refused. */
export type SumOffer = TextContent | (Offer & { kind: "question"; text: string });

const TOOLS = tokenSaliency;

export function Play({ manifest, base, session, children, onMilliseconds, onState }: KindProps<SumSettings>) {
  const settings = manifest.page.settings;
  const { network, percent } = useNetwork(manifest, base, { onState, tools: TOOLS });
  const [typed, setTyped] = useState<{ text: string; since: number; asIs?: boolean }>(() => ({
    text: settings.examples[0] ?? "",
    since: performance.now(),
  }));
  const { question, answer, settled } = useAnswer(typed, manifest, settings, network, onMilliseconds);
  // One character more than is allowed is kept, so that what was cut off is known to have been there.
  const type = (text: string) => {
    session.keep<SumOffer>({ kind: "text", text });
    setTyped({ text: text.slice(0, MOST + 1), since: performance.now() });
  };
  useOffers<SumOffer>(session, (offer) => {
    if (offer.kind === "text") type(offer.text);
    else setTyped({ text: offer.text, since: performance.now(), asIs: true });
  });
  const run = useMemo((): Run | null => {
    if (!answer) return null;
    const content: TextContent | null = typed.asIs ? null : { kind: "text", text: answer.question.text };
    const { question: asked, inputs, written, probabilities, networkMilliseconds } = answer;
    return {
      content: content,
      inputs,
      inputsFor: () => null, // one network for sums, so far
      probabilities,
      best: written.answer,
      probability: written.probability,
      truth: String(asked.truth),
      milliseconds: networkMilliseconds,
      settled,
    };
  }, [answer, settled, typed.asIs]);
  usePublish(session, run);
  const asked = answer && {
    padded: answer.question.padded,
    written: answer.written.places.map(({ character }) => character),
  };
  const axes: Axis[] = asked
    ? [
        { names: Array.from(asked.padded), of: "input" },
        { names: asked.written, of: "answer" },
      ]
    : [];

  return (
    <>
      <section data-part="play" className="sum" aria-label="Play">
        <div className="sum-desk">
          <label htmlFor="sum-question" className="sum-invitation">
            {settings.invitation}
          </label>
          <input
            id="sum-question"
            className="sum-question"
            data-part="input"
            type="text"
            inputMode="tel"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            placeholder={settings.examples[0]}
            value={typed.text}
            aria-invalid={"why" in question && !question.empty}
            aria-describedby="sum-sentence"
            onChange={(event) => type(event.target.value)}
          />
          <div className="row sum-examples" role="group" aria-label="Examples to try">
            <span className="soft">Try</span>
            {settings.examples.map((example) => (
              <button
                key={example}
                type="button"
                className="button"
                data-part="example"
                data-label={example}
                onClick={() => type(example)}
              >
                {example}
              </button>
            ))}
            <button type="button" className="button" data-part="random" onClick={() => type(randomQuestion(settings))}>
              Another one
            </button>
            <button
              type="button"
              className="button"
              data-part="clear"
              onClick={() => type("")}
              disabled={typed.text === ""}
            >
              Clear
            </button>
          </div>
        </div>
        <Result
          settings={settings}
          question={question}
          answer={answer}
          settled={settled}
          percent={network ? null : percent}
        />
        <Announcement text={settled ? sentenceFor(question, answer, settings) : ""} />
      </section>
      {children}
      <section data-part="why" className="part">
        <h2>Why did it say that?</h2>
        <p>
          The network has no calculator inside. It reads your question one character at a time into a memory of numbers,
          then writes the answer from that memory. Each row is one step, each column one number of the memory: colour is
          far above zero, grey far below.
        </p>
        <Activations
          explanation={EXPLANATION}
          manifest={manifest}
          network={network}
          inputs={answer?.inputs ?? null}
          axes={axes}
          empty="Type a sum above, and look inside."
        />
        {answer && <Places written={answer.written} />}
        <TokenOcclusion manifest={manifest} network={network} alphabet={settings.alphabet} asked={asked} />
      </section>
    </>
  );
}
