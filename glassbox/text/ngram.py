"""What counting alone reaches: a model of n-grams, smoothed by Witten and Bell (1991), to compare networks with.

The probability of a character after a context of some length mixes how often it followed that context with its
probability after the context that is one character shorter. The share of the shorter context is the number of different
characters that followed, over that number plus how often the context occurred. At the end of the chain all characters
are alike. See Chen and Goodman (1999), "An empirical study of smoothing techniques for language modeling".
"""

from __future__ import annotations

import numpy as np


class NGrams:
    """Counts of a text, for contexts of 0 to `order` - 1 characters.

    Args:
        tokens: (n,) token ids.
        order: 5 looks back at four characters.
        characters: how many there are in the alphabet.
    """

    def __init__(self, tokens: np.ndarray, order: int, characters: int):
        if characters**order >= 2**63:
            raise ValueError("An n-gram must fit into 63 bits.")
        tokens = np.asarray(tokens, np.int64)
        self.order, self.characters = min(order, len(tokens)), characters
        self.levels = [self._count(_codes(tokens, length + 1, characters)) for length in range(self.order)]

    def probabilities(self, tokens: np.ndarray) -> np.ndarray:
        """(n,) the probability of each character of a text after those before it; at its beginning there are fewer."""
        tokens = np.asarray(tokens, np.int64)
        result = np.full(len(tokens), 1 / self.characters)
        for length in range(self.order):
            grams = _codes(tokens, length + 1, self.characters)
            seen, context_seen, followers = self._look_up(length, grams)
            known = context_seen > 0
            shorter = result[length:]
            mixed = (seen + followers * shorter) / np.maximum(context_seen + followers, 1)
            result[length:] = np.where(known, mixed, shorter)
        return result

    def nats(self, tokens: np.ndarray) -> np.ndarray:
        """(n,) minus the logarithm of each probability."""
        return -np.log(self.probabilities(tokens))

    def _count(self, grams: np.ndarray) -> tuple[np.ndarray, ...]:
        """N-grams in order with their counts, and contexts in order with their counts and numbers of followers."""
        grams, counts = np.unique(grams, return_counts=True)
        contexts, first = np.unique(grams // self.characters, return_index=True)
        return grams, counts, contexts, np.add.reduceat(counts, first), np.diff([*first, len(grams)])

    def _look_up(self, length: int, grams: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """How often each n-gram and its context occurred, and how many characters followed the context."""
        kinds, counts, contexts, context_counts, followers = self.levels[length]
        place = _find(kinds, grams)
        seen = np.where(place >= 0, counts[place], 0)
        place = _find(contexts, grams // self.characters)
        return seen, np.where(place >= 0, context_counts[place], 0), np.where(place >= 0, followers[place], 0)


def _codes(tokens: np.ndarray, length: int, characters: int) -> np.ndarray:
    """Every run of so many tokens as one number; (n - length + 1,)."""
    count = max(0, len(tokens) - length + 1)
    codes = np.zeros(count, np.int64)
    for place in range(length):
        codes = codes * characters + tokens[place : place + count]
    return codes


def _find(sorted_values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Positions in sorted values; -1 for what is not there."""
    place = np.minimum(np.searchsorted(sorted_values, wanted), len(sorted_values) - 1)
    return np.where(sorted_values[place] == wanted, place, -1)
