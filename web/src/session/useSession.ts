import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { Session, Run, Offer } from "./session";

/** What the network was given last. */
export function useLatestRun(session: Session): Run | null {
  return useSyncExternalStore(session.subscribe, session.latest);
}

/** For a kind: tell the page what the network was given, and what it answered; null for nothing. */
export function usePublish(session: Session, run: Run | null): void {
  useEffect(() => session.publish(run), [session, run]);
  useEffect(() => () => session.publish(null), [session]);
}

/**
 * For a kind: take what the page offers, once the kind is `ready` for it. A page has one kind, so whatever is offered
 * on it, that kind made: its own type of offer is taken for granted.
 */
export function useOffers<Own extends Offer>(session: Session, onOffer: (offer: Own) => void, ready = true): void {
  const take = useEffectEvent((offer: Offer) => onOffer(offer as Own));
  useEffect(() => (ready ? session.take((offer) => take(offer)) : undefined), [session, ready]);
}
