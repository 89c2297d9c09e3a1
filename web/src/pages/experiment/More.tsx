/** What else can be done with the input: give it to another network, or fool this one with it. Nothing is fetched before it is asked for. */

import { useState } from "react";
import { Challenge } from "../../challenge/Challenge";
import { useFound } from "../../challenge/useFound";
import { Compare } from "../../compare/Compare";
import { peersHere, type Peer } from "../../compare/peers";
import type { Manifest } from "../../contract";
import type { Kind } from "../../kinds/kind";
import type { Session } from "../../session/session";

const NONE: Peer[] = [];

export function More({ manifest, kind, session }: { manifest: Manifest; kind: Kind; session: Session }) {
  const [all] = useState(peersHere);
  const [other, setOther] = useState("");
  const [fooling, setFooling] = useState(false);
  const kept = useFound();
  const { challenge, comparison } = kind;
  const peers = comparison ? all : NONE;
  const peer = peers.find(({ id }) => id === other);
  if (peers.length === 0 && !challenge) return null;

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
            {`Compare with ${title}`}
          </button>
        ))}
        {challenge && (
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
      {peer && comparison && (
        <Compare key={peer.id} manifest={manifest} comparison={comparison} peer={peer} session={session} />
      )}
      {fooling && challenge && <Challenge manifest={manifest} rules={challenge} session={session} kept={kept} />}
    </section>
  );
}
