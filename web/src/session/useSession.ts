import { useEffect, useRef, useSyncExternalStore, type DependencyList } from "react";
import type { Session, Run, Offer } from "./session";

/** What the network was given last. */
export function useLatestRun(session: Session): Run | null {
  return useSyncExternalStore(session.subscribe, session.latest);
}

/** For a kind: tell the page what the network was given, made anew whenever one of `changes` has changed. */
export function usePublish(session: Session, make: () => Run | null, changes: DependencyList): void {
  useEffect(() => session.publish(make()), [session, ...changes]);
  useEffect(() => () => session.publish(null), [session]);
}

/** For a kind: take what the page offers, once the kind is `ready` for it. */
export function useOffers(session: Session, onOffer: (offer: Offer) => void, ready = true): void {
  const latest = useRef(onOffer);
  latest.current = onOffer;
  useEffect(() => (ready ? session.take((offer) => latest.current(offer)) : undefined), [session, ready]);
}
