import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Exchange, Given, Offer } from "./exchange";

/** What the network was given last. */
export function useGivenInput(exchange: Exchange): Given | null {
  return useSyncExternalStore(exchange.subscribe, exchange.given);
}

/** For a kind: tell the page what the network was given, whenever `given` changes; make it with useMemo. */
export function useTell(exchange: Exchange, given: Given | null): void {
  useEffect(() => exchange.tell(given), [exchange, given]);
  useEffect(() => () => exchange.tell(null), [exchange]);
}

/** For a kind: take what the page offers. */
export function useOffers(exchange: Exchange, onOffer: (offer: Offer) => void): void {
  const latest = useRef(onOffer);
  latest.current = onOffer;
  useEffect(() => exchange.take((offer) => latest.current(offer)), [exchange]);
}
