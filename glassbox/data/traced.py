"""Strokes of pictures, traced when they are first asked for: of all pictures of a file, and kept; or of a few alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np

from ..drawing import tracing
from ..preparing import kept, told

Strokes = list[np.ndarray]
FEW = 2_000  # so many are traced in seconds, whatever becomes of the others
CHUNK = 500  # pictures that a process takes at a time


class Traced(Sequence):
    """Strokes by the positions of pictures; a piece of it traces no more than itself.

    Args:
        pictures: (n, height, width) uint8, ink bright on black: all of a file.
        file: where the strokes of all of them are kept.
        which: positions of those that are here; all when left out.
    """

    def __init__(self, pictures: np.ndarray, file: Path, which: np.ndarray | None = None):
        self.pictures, self.file = pictures, file
        self.which = np.arange(len(pictures)) if which is None else which
        self.strokes: list[Strokes] | None = None

    def __len__(self) -> int:
        return len(self.which)

    def __getitem__(self, which):  # type: ignore[no-untyped-def]  # a number gives strokes, the others a piece
        if isinstance(which, slice | np.ndarray):
            return Traced(self.pictures, self.file, self.which[which])
        return self._all()[which]

    def __iter__(self) -> Iterator[Strokes]:
        return iter(self._all())

    def _all(self) -> list[Strokes]:
        if self.strokes is None:
            few = len(self.which) <= FEW and len(self.which) < len(self.pictures) and not self.file.is_file()
            self.strokes = [_rounded(_trace(self.pictures[i])) for i in self.which] if few else self._of_the_file()
        return self.strokes

    def _of_the_file(self) -> list[Strokes]:
        if not self.file.is_file():
            kept(self.file, lambda: _arrays(self.pictures))
        strokes = _read(self.file)
        return [strokes[i] for i in self.which]


@cache
def _read(file: Path) -> list[Strokes]:
    arrays = kept(file, dict)
    strokes = np.split(arrays["points"].astype(np.float64), np.cumsum(arrays["lengths"])[:-1])
    ends = np.cumsum(arrays["counts"])
    return [strokes[end - count : end] for end, count in zip(ends, arrays["counts"], strict=True)]


def _arrays(pictures: np.ndarray) -> dict[str, np.ndarray]:
    """The strokes of all pictures as three plain arrays."""
    with ProcessPoolExecutor() as workers:
        traced = workers.map(_trace, pictures, chunksize=CHUNK)
        what = f"Tracing the strokes of {len(pictures):,} pictures, about a minute on a free machine"
        drawings = list(told(traced, len(pictures), what))
    strokes = [stroke for drawing in drawings for stroke in drawing]
    return {
        "points": np.concatenate(strokes).astype(np.float32),
        "lengths": np.array([len(stroke) for stroke in strokes], np.int32),
        "counts": np.array([len(drawing) for drawing in drawings], np.int32),
    }


def _trace(picture: np.ndarray) -> Strokes:
    return tracing.trace(picture)[0]


def _rounded(strokes: Strokes) -> Strokes:
    """As a file keeps them, so that a piece is the same whichever way it is had."""
    return [stroke.astype(np.float32).astype(np.float64) for stroke in strokes]
