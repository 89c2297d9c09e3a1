/** A look into a network that goes on with a text: what it held in memory after each character. */

import { useMemo, useRef } from "react";
import type { Manifest, TextSettings } from "../../contract";
import type { Network } from "../../model/network";
import { InsideView } from "../../activations/ActivationsView";
import { textJourneyOf } from "../../activations/forwardPass";
import { useMemories } from "./useHiddenStates";

interface InsideTextProps {
  manifest: Manifest;
  network: Network | null;
  /** The text up to the character that is looked at, as token ids; null while it is being written. */
  tokens: number[] | null;
}

export function InsideText({ manifest, network, tokens }: InsideTextProps) {
  const place = useRef<HTMLDivElement>(null);
  const activations = useMemories(place, network, manifest, tokens);
  const read = activations?.inputs.tokens;
  const rows = read?.length ?? 1;
  const journey = useMemo(() => textJourneyOf(manifest, rows), [manifest, rows]);
  const axes = useMemo(() => {
    const alphabet = Array.from((manifest.page.settings as TextSettings).alphabet);
    return [
      {
        names: Array.from(read ?? [], (token) => (alphabet[token] === "\n" ? "⏎" : alphabet[token]!)),
        of: "input" as const,
      },
    ];
  }, [manifest, read]);

  return (
    <InsideView
      place={place}
      manifest={manifest}
      journey={journey}
      activations={activations}
      axes={axes}
      empty="Let it write above, and look inside."
    />
  );
}
