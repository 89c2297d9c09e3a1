/**
 * Where an experiment's page and its kind hand things to each other: the kind tells what it gave the network and what
 * came back; the page offers things to give it. Outside React's state, so that a moving pen redraws only who listens.
 */

import type { Manifest } from "../contract";
import type { Named } from "../model/tensors";

/** Something that the page can offer to the network. What else is in it, only the page's kind knows, which also made it. */
export interface Offer {
  readonly kind: string;
}

/** What a visitor made and a link can carry; a page that opens the link offers it. */
export type LinkContent = Offer;

/** What the network was given last, and what it answered. */
export interface Run {
  /** What the visitor made; null for pictures, which no link carries. */
  content: LinkContent | null;
  inputs: Named;
  /** The same input as another network of this kind takes it; null when it cannot be made. */
  inputsFor(other: Manifest): Named | null;
  /** The network's probabilities, as it answered them. */
  probabilities: ArrayLike<number>;
  /** Its best answer, even when the page is not sure, and how probable that is. */
  best: string;
  probability: number;
  /** The right answer where the page can work it out; null elsewhere. */
  truth: string | null;
  /** Time the network itself took. */
  milliseconds: number;
  /** Whether this belongs to the latest input. */
  settled: boolean;
}

export class Session {
  #given: Run | null = null;
  #waiting: Offer | null = null;
  #taker: ((offer: Offer) => void) | null = null;
  #made: Offer | null = null;
  readonly #listeners = new Set<() => void>();

  /** What was told last; null when nothing was given to the network. */
  readonly latest = (): Run | null => this.#given;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** For the kind: what the network was given. */
  publish(given: Run | null): void {
    if (given === this.#given) return;
    this.#given = given;
    for (const listener of this.#listeners) listener();
  }

  /** For the kind: what gives the network once more what the visitor made; null when there is nothing. */
  keep<Made extends Offer>(made: Made | null): void {
    this.#made = made;
  }

  /** What the visitor made: it outlives the kind, should that stop. */
  readonly made = (): Offer | null => this.#made;

  /** For the page: something to give the network. It waits until the kind is there to take it. */
  offer(offer: Offer): void {
    if (this.#taker) this.#taker(offer);
    else this.#waiting = offer;
  }

  /** For the kind: take what is offered, from now on and what waited; returns how to stop. */
  take(taker: (offer: Offer) => void): () => void {
    this.#taker = taker;
    if (this.#waiting) taker(this.#waiting);
    this.#waiting = null;
    return () => {
      if (this.#taker === taker) this.#taker = null;
    };
  }
}
