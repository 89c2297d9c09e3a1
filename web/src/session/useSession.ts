import { useEffect, useRef, useSyncExternalStore, type DependencyList } from "react";
import type { Exchange, Given, Offer } from "./session";

/** What the network was given last. */
export function useGivenInput(exchange: Exchange): Given | null {
  return useSyncExternalStore(exchange.subscribe, exchange.given);
}

/** For a kind: tell the page what the network was given, made anew whenever one of `changes` has changed. */
export function useTell(exchange: Exchange, make: () => Given | null, changes: DependencyList): void {
  useEffect(() => exchange.tell(make()), [exchange, ...changes]);
  useEffect(() => () => exchange.tell(null), [exchange]);
}

/** For a kind: take what the page offers, once the kind is `ready` for it. */
export function useOffers(exchange: Exchange, onOffer: (offer: Offer) => void, ready = true): void {
  const latest = useRef(onOffer);
  latest.current = onOffer;
  useEffect(() => (ready ? exchange.take((offer) => latest.current(offer)) : undefined), [exchange, ready]);
}
