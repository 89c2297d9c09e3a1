"""Draw the next character from what a network expects, so that the same seed gives the same text everywhere.

`web/src/model/writing/sampling.ts` is the same arithmetic in TypeScript. The random number of a place in a text depends on
the seed and the place alone: a text that is stopped and continued, or forked, goes on as if nothing had happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

MASK = 0xFFFFFFFF


@dataclass(frozen=True)
class Choice:
    """How a character is chosen.

    Attributes:
        temperature: logits are divided by it; 0 always takes the likeliest character.
        top_k: only so many of the likeliest take part; 0 for all.
        top_p: of those, only the likeliest that together have this probability (Holtzman and others, 2019).
        never: token ids that are never written.
    """

    temperature: float = 0.7
    top_k: int = 0
    top_p: float = 1.0
    never: tuple[int, ...] = ()


def mix(value: int) -> int:
    """32 bits thoroughly stirred; from and to 0..2^32 - 1 (the constants of splitmix32)."""
    value &= MASK
    value = ((value ^ (value >> 16)) * 0x21F0AAAD) & MASK
    value = ((value ^ (value >> 15)) * 0x735A2D97) & MASK
    return value ^ (value >> 15)


def chance(seed: int, place: int) -> float:
    """A number in [0, 1) for a place in a text."""
    return mix(mix(seed) + place * 0x9E3779B9) / 2**32


def expected(logits: np.ndarray, choice: Choice) -> tuple[np.ndarray, np.ndarray]:
    """Who takes part, likeliest first (of equals the lower id), and with what probability.

    Args:
        logits: (characters,).
    """
    wide = logits.astype(np.float64)
    wide[list(choice.never)] = -np.inf
    order = np.argsort(-wide, kind="stable")
    order = order[np.isfinite(wide[order])]
    if choice.temperature <= 0:
        return order[:1], np.ones(1)
    if choice.top_k > 0:
        order = order[: choice.top_k]
    weights = np.exp((wide[order] - wide[order[0]]) / choice.temperature)
    total = np.cumsum(weights)  # one after the other, as a loop in any language adds them
    if choice.top_p < 1:
        kept = int(np.searchsorted(total, choice.top_p * total[-1])) + 1
        order, weights, total = order[:kept], weights[:kept], total[:kept]
    return order, weights / total[-1]


def draw(logits: np.ndarray, choice: Choice, seed: int, place: int) -> int:
    """The token id for a place in a text."""
    order, probabilities = expected(logits, choice)
    reached = np.cumsum(probabilities)
    found = int(np.searchsorted(reached, chance(seed, place) * reached[-1], side="right"))
    return int(order[min(found, len(order) - 1)])


def write(
    step: Callable[[int, np.ndarray], tuple[np.ndarray, np.ndarray]],
    state: np.ndarray,
    start: list[int],
    length: int,
    choice: Choice,
    seed: int,
) -> Iterator[int]:
    """Token ids that follow a beginning, one after the other.

    Args:
        step: (token id, state) -> (logits, state), as the shipped file gives them.
        state: what is remembered before the beginning.
        start: token ids of the beginning, at least one.
    """
    for token in start:
        logits, state = step(token, state)
    for place in range(length):
        token = draw(logits, choice, seed, place)
        yield token
        logits, state = step(token, state)
