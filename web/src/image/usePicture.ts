import { useCallback, useRef, useState } from "react";
import type { Fit } from "../contract";
import { sentenceOf } from "../model/problem";
import { openPicture } from "./decode";
import type { Opened } from "./decoding";

/** A picture that the visitor gave. */
export interface Picture extends Opened {
  /** What it is, where that is known: the label of an example. */
  name: string;
  /** When it was given, by the page's clock. */
  since: number;
}

export interface UsedPicture {
  /** The latest that could be opened; null before the first. */
  picture: Picture | null;
  /** The next one is on its way. */
  opening: boolean;
  /** What was wrong with the latest, in one sentence; empty when nothing was. */
  problem: string;
  /** Open a picture; `note` is said of it, before what opening it brought to light. */
  give(blob: Blob, name?: string, note?: string): void;
  clear(): void;
  /** Say a sentence about what could not be given. */
  refuse(sentence: string): void;
}

/** Opens pictures for a network that reads squares of this fit, one after the other; the latest wins. */
export function usePicture(fit: Fit): UsedPicture {
  const [picture, setPicture] = useState<Picture | null>(null);
  const [opening, setOpening] = useState(false);
  const [problem, setProblem] = useState("");
  const turn = useRef(0);

  const give = useCallback(
    async (blob: Blob, name = "", note = "") => {
      const mine = ++turn.current;
      const since = performance.now();
      setOpening(true);
      setProblem("");
      try {
        const opened = await openPicture(blob, fit);
        if (mine !== turn.current) return opened.bitmap.close();
        setPicture({ ...opened, name, since, note: [note, opened.note].filter(Boolean).join(" ") });
      } catch (error) {
        if (mine === turn.current) setProblem(sentenceOf(error)); // the picture before it stays
      }
      if (mine === turn.current) setOpening(false);
    },
    [fit],
  );
  const clear = useCallback(() => {
    turn.current++;
    setOpening(false);
    setProblem("");
    setPicture(null);
  }, []);

  return {
    picture,
    opening,
    problem,
    give: (blob, name, note) => void give(blob, name, note),
    clear,
    refuse: setProblem,
  };
}
