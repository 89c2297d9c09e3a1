"""A data set in three parts, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

Arrays: TypeAlias = np.ndarray | dict[str, np.ndarray]  # one array, or several by the names of a network's inputs


@dataclass(frozen=True)
class Part:
    """One part of a data set.

    Attributes:
        inputs: what the network reads, first axis the samples.
        targets: the right answers: class numbers (n,), or class numbers for each position (n, positions).
        strokes: for drawings, the strokes of each sample in pixels of its picture; else None.
    """

    inputs: np.ndarray
    targets: np.ndarray
    strokes: Sequence | None = None

    @property
    def known_strokes(self) -> Sequence:
        """The strokes.

        Raises:
            ValueError: these samples have none.
        """
        if self.strokes is None:
            raise ValueError("These samples have no strokes.")
        return self.strokes

    def __len__(self) -> int:
        return len(self.inputs)

    def take(self, which: slice | np.ndarray) -> Part:
        """The samples at the given positions (a slice or an array of numbers)."""
        strokes: Any = self.strokes
        if isinstance(strokes, list) and not isinstance(which, slice):
            strokes = [strokes[i] for i in which]
        elif strokes is not None:
            strokes = strokes[which]
        return Part(self.inputs[which], self.targets[which], strokes)

    def and_then(self, other: Part) -> Part:
        """These samples, and after them those of another part; without strokes."""
        return Part(np.concatenate([self.inputs, other.inputs]), np.concatenate([self.targets, other.targets]))


@dataclass(frozen=True)
class Splits:
    """Three parts, always: `train` teaches, `validation` decides, `test` is opened once, to measure.

    Attributes:
        drawn: strokes in no other part, for measuring what the page does with drawings, where `test` has none.
        every: of what is made or fetched to be measured on, the how-manieth samples alone; 1 measures on all.
    """

    train: Part
    validation: Part
    test: Part
    drawn: Part | None = None
    every: int = 1


@dataclass(frozen=True)
class Data:
    """Where the data comes from.

    Attributes:
        source: address of a page about it; empty where the experiment makes its data itself.
        shown: whether its licence lets us show samples.
        flaws: what is wrong with it, in a few plain sentences.
    """

    name: str
    source: str
    licence: str
    shown: bool
    flaws: str = ""


@dataclass(frozen=True)
class Pool:
    """Training samples that units are asked about.

    Attributes:
        inputs: what the network reads, first axis the samples.
        labels: what each is, in words; for a text, the text itself.
        credit: what the samples are and whose, where they are not the training samples that the manifest names.
        shown: whether they may be shown.
    """

    inputs: np.ndarray
    labels: list[str]
    credit: str | None = None
    shown: bool = True


@dataclass(frozen=True)
class Published:
    """Weights that others trained and published, and that ship here under their licence.

    Attributes:
        name: what the network is called.
        author: who published it.
        source: address of a page about it.
        file: name of the published file that was read.
        sha256: of that file.
        licence: of the weights.
        taught: what it learned from, in words.
        changes: what was changed on the way into the shipped file, as the licence asks.
    """

    name: str
    author: str
    source: str
    file: str
    sha256: str
    licence: str
    taught: str
    changes: str
