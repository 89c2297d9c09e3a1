"""Data sets in the form of MNIST: gzipped idx files of 28x28 pixels, 60,000 to learn from and 10,000 to measure."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np

from ..splits import Part, Splits
from .fetch import fetch

VALIDATION = 5_000  # the last of the 60,000: in MNIST, other writers than most of the rest


def read(file: Path) -> np.ndarray:
    """Contents of a gzipped idx file: a header of 4 bytes and 4 more for each axis, then bytes."""
    raw = gzip.decompress(file.read_bytes())
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * raw[3])


def part(name: str, folder: str, files: dict[str, str], addresses: list[str]) -> Part:
    """One of the two official parts: inputs (n, 28, 28, 1) uint8, targets (n,) class numbers.

    Args:
        name: ``"train"`` or ``"t10k"``.
        folder: of the files, in a mirror and in the cache.
        files: their names and SHA-256.
        addresses: official ones, without the name of the file.
    """

    def values(kind: str) -> np.ndarray:
        file = f"{name}-{kind}-ubyte.gz"
        return read(fetch(f"{folder}/{file}", files[file], [base + file for base in addresses]))

    return Part(values("images-idx3").reshape(-1, 28, 28, 1), values("labels-idx1").astype(np.int64))


def three(train: Part, test: Part) -> Splits:
    """Three parts of the two: 55,000 to train, 5,000 to decide, the official 10,000 to measure."""
    edge = len(train) - VALIDATION
    return Splits(train.take(slice(0, edge)), train.take(slice(edge, None)), test)
