/** What else can be done with the input: give it to another network, or fool this one with it. Nothing is fetched before it is asked for. */

import { useState } from "react";
import { Compare } from "../../compare/Compare";
import { peersHere } from "../../compare/peers";
import type { Manifest } from "../../contract";
import type { Session } from "../../session/session";
import { Challenge } from "../../challenge/Challenge";
import { useFound } from "../../challenge/useFound";
import { TAKES } from "../../links/useLink";

export function More({ manifest, session }: { manifest: Manifest; session: Session }) {
  const [peers] = useState(peersHere);
  const [other, setOther] = useState("");
  const [fooling, setFooling] = useState(false);
  const kept = useFound();
  const peer = peers.find(({ id }) => id === other);
  const fooled = TAKES[manifest.page.kind] !== undefined;
  if (peers.length === 0 && !fooled) return null;

  return (
    <section data-part="more" className="more" aria-label="Compare it, and fool it">
      <div className="row">
        {peers.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className="button"
            data-part="compare-with"
            data-id={id}
            aria-expanded={id === other}
            onClick={() => setOther(id === other ? "" : id)}
          >
            Compare with {title}
          </button>
        ))}
        {fooled && (
          <button
            type="button"
            className="button"
            data-part="fool"
            aria-expanded={fooling}
            onClick={() => setFooling(!fooling)}
          >
            Try to fool it
          </button>
        )}
      </div>
      {peer && <Compare key={peer.id} manifest={manifest} peer={peer} session={session} />}
      {fooling && <Challenge manifest={manifest} session={session} kept={kept} />}
    </section>
  );
}
