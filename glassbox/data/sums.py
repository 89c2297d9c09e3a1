"""Sums as text: every question of two numbers, and the pairs that are kept from training."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from ..splits import Data, Part, Splits
from ..text.incoming import normalize

SOURCE = Data(
    name="All sums of two numbers from 0 to 99",
    source="",
    licence="MIT",
    shown=True,
    flaws="Nothing is wrong with the answers: all are known. But 17+38 and 38+17 are the same question, so a careless "
    "split would ask what it had taught. Here both are always in the same part.",
)
SPLIT_SEED = 2_026
TEST_SHARE, VALIDATION_SHARE = 0.2, 0.05


class Form(Protocol):
    """How questions and answers are written; the page of an experiment with sums says it."""

    @property
    def alphabet(self) -> str: ...

    @property
    def input_length(self) -> int: ...

    @property
    def output_length(self) -> int: ...

    @property
    def digits(self) -> int: ...


def load(form: Form) -> Splits:
    """Questions and answers in three parts; a pair of numbers is in one part in both its orders.

    Args:
        form: the alphabet, and the lengths of questions and answers.

    Returns:
        Inputs (n, input_length) int32 token ids and targets (n, output_length) class numbers, both padded with
        spaces on the left.
    """
    inputs, targets, part = parts_of_all_questions(form)
    train, validation, test = (Part(inputs[part == number], targets[part == number]) for number in (0, 1, 2))
    return Splits(train, validation, test)


def parts_of_all_questions(form: Form) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All questions, all answers, and the part of each: 0 train, 1 validation, 2 test."""
    top = 10**form.digits
    pairs = [(a, b) for a in range(top) for b in range(top)]
    inputs = np.array([encode(f"{a}+{b}", form.input_length, form.alphabet) for a, b in pairs], np.int32)
    targets = np.array([encode(str(a + b), form.output_length, form.alphabet) for a, b in pairs], np.int64)
    unordered = np.array([(a, b) for a in range(top) for b in range(a, top)])
    order = np.random.default_rng(SPLIT_SEED).permutation(len(unordered))
    test = round(TEST_SHARE * len(order))
    held = {tuple(unordered[i]): 2 for i in order[:test]}
    held |= {tuple(unordered[i]): 1 for i in order[test : test + round(VALIDATION_SHARE * len(order))]}
    part = np.array([held.get((min(pair), max(pair)), 0) for pair in pairs])
    return inputs, targets, part


def encode(text: str, length: int, alphabet: str) -> list[int]:
    """Token ids of a text that somebody gave, normalized, with spaces on its left up to `length`.

    Raises:
        ValueError: it is too long, or has a character that the alphabet does not have.
    """
    padded = normalize(text).rjust(length)
    if len(padded) > length:
        raise ValueError(f"{padded!r} is too long; the network reads {length} characters")
    for character in padded:
        if character not in alphabet:
            raise ValueError(f"the network cannot read {character!r}; it reads only {alphabet!r}")
    return [alphabet.index(character) for character in padded]
