import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import type { Manifest, SumSettings } from "../../contract";
import type { Answer as NetworkAnswer, Network } from "../../model/network";
import { inputOf, type Named } from "../../model/tensors";
import { defined } from "../../shared/defined";
import { questionOf, type Question, unguarded } from "./question";
import { writtenOf, type Written } from "./written";

export interface Answer {
  question: Exclude<Question, { why: string }>;
  inputs: Named;
  written: Written;
  probabilities: ArrayLike<number>;
  milliseconds: number;
  /** The part of it that the network itself took. */
  networkMilliseconds: number;
}

/** Ask the network what was typed; `settled` once the answer belongs to it. */
export function useAnswer(
  typed: { text: string; since: number; asIs?: boolean },
  manifest: Manifest,
  settings: SumSettings,
  network: Network | null,
  onMilliseconds: (value: number) => void,
): { question: Question; answer: Answer | null; settled: boolean } {
  const question = useMemo(
    () => (typed.asIs ? unguarded : questionOf)(typed.text, settings),
    [typed.text, typed.asIs, settings],
  );
  const [answer, setAnswer] = useState<Answer | null>(null);

  // What was typed while the network was loading waited for the network, not for its answer.
  const startOf = useEffectEvent(() => (answer ? typed.since : Math.max(typed.since, performance.now() - 1)));
  const read = useEffectEvent((asked: Answer["question"], inputs: Named, result: NetworkAnswer, since: number) => {
    const probabilities = defined(result.outputs.probabilities);
    const written = writtenOf(probabilities, settings);
    const milliseconds = performance.now() - since;
    const networkMilliseconds = result.milliseconds;
    flushSync(() => setAnswer({ question: asked, inputs, written, probabilities, milliseconds, networkMilliseconds }));
    onMilliseconds(milliseconds);
  });
  useEffect(() => {
    if (!network || "why" in question) return;
    let wanted = true;
    const inputs = inputOf(manifest, question.tokens);
    const since = startOf();
    network.ask("predict", inputs).then(
      (result) => wanted && result && read(question, inputs, result, since),
      () => {}, // the worker was stopped; the page shows why
    );
    return () => void (wanted = false);
  }, [network, manifest, question]);

  const shown = "why" in question ? null : answer;
  return { question, answer: shown, settled: "why" in question || shown?.question === question };
}
