import { useState } from "react";
import { MOST_KEPT, type Found } from "./judge";

export interface Kept {
  found: Found[];
  /** How many were found, those that were forgotten or made room included. */
  count: number;
  add(found: Found): void;
  forget(found: Found): void;
}

/** The confident mistakes that were found, kept while the page is open. */
export function useFound(): Kept {
  const [found, setFound] = useState<Found[]>([]);
  const [count, setCount] = useState(0);
  return {
    found,
    count,
    add(one) {
      setFound((now) => [one, ...now].slice(0, MOST_KEPT));
      setCount((now) => now + 1);
    },
    forget: (one) => setFound((now) => now.filter((other) => other !== one)),
  };
}
