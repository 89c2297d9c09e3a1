/** Which characters of a question each character of the answer depends on: a table, worked out only while it is open. */

import { useEffect, useState } from "react";
import type { Manifest } from "../contract";
import type { Network } from "../model/network";
import { nameCharacter, showCharacter } from "../shared/words";
import { asPart } from "../ui/Part";
import { describeTokenEffects } from "./describe";
import { occludeTokens, type TokenEffects } from "./search";
import { askAlone } from "./useSaliency";
import "./saliency.css";

interface DependsProps {
  manifest: Manifest;
  network: Network | null;
  /** Token ids are positions in it; the space blanks. */
  alphabet: string;
  /** The question as the network reads it, and what it wrote; null for none. */
  asked: { padded: string; written: string[] } | null;
}

/** With so much evidence taken away, in log-odds, a character is shown as needed; all above looks the same. */
const MUCH = 10;

export const TokenOcclusion = asPart(function TokenOcclusion({ manifest, network, alphabet, asked }: DependsProps) {
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<{ padded: string; effect: TokenEffects } | null>(null);
  const padded = open ? asked?.padded : undefined;

  useEffect(() => {
    if (!network || !padded) return;
    let wanted = true;
    const tokens = Array.from(padded, (character) => alphabet.indexOf(character));
    occludeTokens(askAlone(network, manifest), tokens, alphabet.indexOf(" "), alphabet.length).then(
      (effect) => wanted && setFound({ padded, effect }),
      () => {}, // the worker was stopped; the page shows why
    );
    return () => void (wanted = false);
  }, [network, manifest, alphabet, padded]);

  const shown = open && asked && found?.padded === asked.padded ? found.effect : null;
  return (
    <div className="why-looked" data-part="looked" data-settled={shown !== null}>
      <h3>Where did it look?</h3>
      <p>
        Blank one character of your question after the other. The more a digit of the answer needs that character, the
        less speaks for the digit without it. A question with a gap is one that the network has never read, so what it
        then writes is a guess.
      </p>
      <div className="row">
        <button
          type="button"
          className="button"
          data-part="mattered"
          aria-expanded={open}
          disabled={!network || (!open && !asked)}
          onClick={() => setOpen(!open)}
        >
          {open ? "Hide it" : "Blank each character"}
        </button>
        {open && !asked && <span className="soft small">Type a sum above.</span>}
      </div>
      {shown && asked && (
        <>
          <div className="scroll" tabIndex={0} role="group" aria-label="What each digit of the answer depends on">
            <Effects alphabet={alphabet} {...asked} effect={shown} />
          </div>
          <p role="status">{describeTokenEffects(Array.from(asked.padded), asked.written, shown.drops)}</p>
        </>
      )}
    </div>
  );
});

function Effects({
  alphabet,
  padded,
  written,
  effect,
}: {
  alphabet: string;
  padded: string;
  written: string[];
  effect: TokenEffects;
}) {
  return (
    <table className="why-sums">
      <thead>
        <tr>
          <th scope="col">without</th>
          {written.map((character, place) => (
            <th key={place} scope="col" aria-label={nameCharacter(character)}>
              {showCharacter(character)}
            </th>
          ))}
          <th scope="col">it writes</th>
        </tr>
      </thead>
      <tbody>
        {Array.from(padded, (character, row) => {
          const instead = effect.instead[row];
          return instead ? (
            <tr key={row}>
              <th scope="row">{character}</th>
              {written.map((_, place) => {
                const drop = effect.drops[row * written.length + place] ?? 0;
                const share = Math.min(1, Math.max(0, drop / MUCH));
                return (
                  <td
                    key={place}
                    style={{
                      background: `color-mix(in srgb, var(--answer) ${Math.round(share * 45)}%, var(--surface))`,
                    }}
                  >
                    {drop.toFixed(1).replace("-", "−")}
                  </td>
                );
              })}
              <td>
                {instead
                  .map((number) => alphabet[number])
                  .join("")
                  .trim() || "nothing"}
              </td>
            </tr>
          ) : null;
        })}
      </tbody>
    </table>
  );
}
