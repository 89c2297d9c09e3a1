/** A look into a network that goes on with a text: what it held in memory after each character. */

import { useMemo, useRef } from "react";
import { ActivationsView } from "../../activations/ActivationsView";
import type { Manifest, TextSettings } from "../../contract";
import type { Network } from "../../model/network";
import { itemAt } from "../../shared/defined";
import { EXPLANATION, recurrentPassOf } from "./explanation";
import { useHiddenStates } from "./useHiddenStates";

interface HiddenStatesProps {
  manifest: Manifest<TextSettings>;
  network: Network | null;
  /** The text up to the character that is looked at, as token ids; null while it is being written. */
  tokens: number[] | null;
}

export function HiddenStates({ manifest, network, tokens }: HiddenStatesProps) {
  const place = useRef<HTMLDivElement>(null);
  const activations = useHiddenStates(place, network, manifest, tokens);
  const read = activations?.inputs.tokens;
  const rows = read?.length ?? 1;
  const pass = useMemo(() => recurrentPassOf(manifest, rows), [manifest, rows]);
  const axes = useMemo(() => {
    const alphabet = Array.from(manifest.page.settings.alphabet);
    return [
      {
        names: Array.from(read ?? [], (token) => (alphabet[token] === "\n" ? "⏎" : itemAt(alphabet, token))),
        of: "input" as const,
      },
    ];
  }, [manifest, read]);

  return (
    <ActivationsView
      place={place}
      manifest={manifest}
      explanation={EXPLANATION}
      pass={pass}
      activations={activations}
      axes={axes}
      empty="Let it write above, and look inside."
    />
  );
}
