/** Type a beginning, and a network goes on while you watch. */

import { useMemo, useState } from "react";
import type { TextSettings } from "../../contract";
import { useNetwork } from "../../model/useNetwork";
import { encode } from "../../model/writing/characters";
import type { Offer } from "../../session/session";
import { useOffers } from "../../session/useSession";
import { Announcement } from "../../ui/Announcement";
import { CopyButton } from "../../ui/CopyButton";
import type { KindProps } from "../kind";
import { Controls } from "./Controls";
import { HiddenStates } from "./HiddenStates";
import { Paper } from "./Paper";
import { Weighed } from "./Weighed";
import { begun } from "./beginning";
import { startTokens, useWriting, type Dials } from "./useWriting";
import "./text.css";

/** Of what is pasted, at most so many characters are kept: the network reads the end of it anyway. */
const LONGEST_START = 20_000;

/** A beginning that is gone on with by the likeliest characters; or one that only stands in the field, as typed. */
export type TextOffer = Offer & { kind: "beginning" | "typed"; text: string };

export function Play({ manifest, base, session, onMilliseconds, onState }: KindProps<TextSettings>) {
  const settings = manifest.page.settings;
  const alphabet = useMemo(() => Array.from(settings.alphabet), [settings]);
  const { network, percent } = useNetwork(manifest, base, { onState });
  const [start, setStart] = useState(settings.starts[0] ?? "");
  const [chosen, setChosen] = useState<number | null>(null);
  const [dials, setDials] = useState<Dials>({
    temperature: settings.temperature,
    topK: settings.top_k,
    topP: settings.top_p,
    seed: 1,
    length: settings.length,
  });
  const writing = useWriting(settings, network, onMilliseconds);
  const { text, busy } = writing;
  const read = useMemo(
    () => encode(settings.before + begun(start, settings), settings.alphabet, settings.unknown),
    [settings, start],
  );
  const whole = text.start + text.written.map(({ token }) => alphabet[token]).join("");
  // What it had read when it wrote the chosen character, or the last one; nothing is looked at while it writes.
  const looked = useMemo(
    () =>
      busy
        ? null
        : [
            ...startTokens(text.start, settings),
            ...text.written.slice(0, chosen === null ? undefined : chosen + 1).map(({ token }) => token),
          ],
    [busy, text, chosen, settings],
  );
  const type = (text: string) => {
    session.keep<TextOffer>({ kind: "typed", text });
    setStart(text);
  };
  const begin = (from: string, by = dials) => {
    setChosen(null);
    type(from);
    setDials(by);
    writing.begin(begun(from, settings), by);
  };
  useOffers<TextOffer>(
    session,
    (offer) =>
      offer.kind === "typed"
        ? type(offer.text)
        : begin(offer.text, { ...dials, temperature: 0, length: settings.length }),
    network !== null,
  );

  return (
    <>
      <section data-part="play" className="text" aria-label="Play">
        <div className="text-desk">
          <label htmlFor="text-start" className="text-invitation">
            {settings.invitation}
          </label>
          <textarea
            id="text-start"
            className="text-field"
            data-part="input"
            rows={3}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            value={start}
            aria-describedby="text-sentence"
            onChange={(event) => type(event.target.value.slice(-LONGEST_START))}
          />
          <p id="text-sentence" className="soft small text-sentence" role="status">
            {sentenceFor(read.strangers, read.tokens.length, settings)}
          </p>
          <div className="row" role="group" aria-label="Write">
            {busy ? (
              <button type="button" className="button primary" data-part="stop" onClick={writing.stop}>
                Stop
              </button>
            ) : (
              <button
                type="button"
                className="button primary"
                data-part="write"
                disabled={!network}
                onClick={() => begin(start)}
              >
                {network ? "Write" : `Loading ${percent} %`}
              </button>
            )}
            <button
              type="button"
              className="button"
              data-part="continue"
              disabled={busy || text.written.length === 0}
              onClick={() => writing.go(dials)}
            >
              Continue
            </button>
            <button
              type="button"
              className="button"
              data-part="again"
              disabled={busy || !network}
              onClick={() => begin(start, { ...dials, seed: (dials.seed + 1) % 2 ** 32 })}
            >
              Another one
            </button>
            <CopyButton part="copy" text={whole} disabled={text.written.length === 0} />
            <button
              type="button"
              className="button"
              data-part="clear"
              disabled={start === ""}
              onClick={() => setStart("")}
            >
              Clear
            </button>
          </div>
          <div className="row text-starts" role="group" aria-label="Beginnings to try">
            <span className="soft">Try</span>
            {settings.starts.map((one) => (
              <button
                key={one}
                type="button"
                className="button"
                data-part="example"
                data-label={one}
                disabled={!network}
                onClick={() => begin(one)}
              >
                {short(one)}
              </button>
            ))}
          </div>
          <Controls dials={dials} settings={settings} onChange={setDials} />
        </div>
        <div
          className="text-answer"
          data-part="answer"
          data-label={text.written.length > 0 ? whole : ""}
          data-best=""
          data-probability=""
          data-settled={!busy}
        >
          {text.written.length > 0 || busy ? (
            <Paper text={text} alphabet={alphabet} chosen={chosen} onChoose={setChosen} />
          ) : (
            <p className="text-paper soft">What it writes stands here.</p>
          )}
          <p className="soft small text-speed">
            {writing.problem ||
              (writing.speed === null
                ? "The darker the tint, the less likely it held the character."
                : `${writing.speed.toLocaleString("en-GB")} characters a second here. The darker the tint, the less likely it held the character.`)}
          </p>
        </div>
        <Announcement text={!busy && text.written.length > 0 ? `Written: ${whole.slice(-400)}` : ""} />
      </section>
      <section data-part="why" className="part">
        <h2>Why did it write that?</h2>
        <p>
          For every character the network says how likely each character of its alphabet is next. One of them is drawn;
          the dials above say how boldly. Then it reads what was drawn, and asks itself again.
        </p>
        <Weighed
          written={text.written}
          alphabet={alphabet}
          chosen={chosen}
          onChoose={setChosen}
          onFork={(place, token) => {
            setChosen(place);
            writing.fork(place, token, dials);
          }}
        />
        <h3>Its memory</h3>
        <p>
          All that it knows of the text is a row of numbers, changed with every character that it reads. Each row below
          is one character, each column one number: colour is far above zero, grey far below.
        </p>
        <HiddenStates manifest={manifest} network={network} tokens={looked} />
      </section>
    </>
  );
}

/** What the visitor should know of the beginning: strangers, and how much of a long one is read. */
function sentenceFor(strangers: string[], tokens: number, { reads, unknown }: TextSettings): string {
  const long = tokens > reads ? `Only the last ${reads.toLocaleString("en-GB")} characters are read. ` : "";
  if (strangers.length === 0) return long;
  const some = strangers.slice(0, 8).join(" ");
  const more = strangers.length > 8 ? ` and ${strangers.length - 8} more` : "";
  const fate = unknown === null ? "it reads on without them" : "it reads each as one unknown sign";
  return `${long}It has never seen ${some}${more}: ${fate}.`;
}

/** A beginning on a button: its first line, not too long. */
function short(start: string): string {
  const line = start.split("\n").find((one) => one.trim() !== "") ?? start;
  return line.length > 28 ? `${line.slice(0, 27)}…` : line;
}
