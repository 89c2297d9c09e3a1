"""MNIST: 70,000 handwritten digits, 28x28 pixels (LeCun, Cortes, Burges, 1998), with traced strokes."""

from __future__ import annotations

import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..drawing import tracing
from ..splits import Data, Part, Splits
from . import idx
from .fetch import cache_folder

SOURCE = Data(
    name="MNIST",
    source="https://huggingface.co/datasets/ylecun/mnist",
    licence="CC BY-SA 3.0",
    shown=True,
    flaws="Some labels are doubtful even to people. And it is not what your finger draws: every digit is centred and of "
    "one size. So drawings of other sizes, places and pens were made from it.",
)
ADDRESSES = [
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
]
FILES = {
    "train-images-idx3-ubyte.gz": "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
    "train-labels-idx1-ubyte.gz": "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
    "t10k-images-idx3-ubyte.gz": "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
    "t10k-labels-idx1-ubyte.gz": "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
}


def load(strokes: bool = True) -> Splits:
    """MNIST in three parts: 55,000 to train, 5,000 to decide, the official 10,000 to measure.

    Inputs are (n, 28, 28, 1) uint8, targets (n,) digits, strokes traced from the pictures (or None).
    """
    return idx.three(*(_part(name, strokes) for name in ("train", "t10k")))


def _part(name: str, strokes: bool) -> Part:
    part = idx.part(name, "mnist", FILES, ADDRESSES)
    return replace(part, strokes=_strokes(name, part.inputs[..., 0])) if strokes else part


def _strokes(name: str, pictures: np.ndarray) -> list[list[np.ndarray]]:
    """Strokes of every picture: traced once (about a minute for 60,000), then kept in the cache."""
    file = cache_folder() / "mnist" / f"strokes-{tracing.VERSION}-{name}.npz"
    if not file.is_file():
        with ProcessPoolExecutor() as workers:
            traced = list(workers.map(_trace, pictures, chunksize=500))
        _save_ragged(file, traced)
    with np.load(file, allow_pickle=False) as arrays:
        strokes = np.split(arrays["points"].astype(np.float64), np.cumsum(arrays["lengths"])[:-1])
        ends = np.cumsum(arrays["counts"])
        return [strokes[end - count : end] for end, count in zip(ends, arrays["counts"], strict=True)]


def _trace(picture: np.ndarray) -> list[np.ndarray]:
    return tracing.trace(picture)[0]


def _save_ragged(file: Path, drawings: list[list[np.ndarray]]) -> None:
    """Write drawings as three plain arrays, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, suffix=".npz")
    os.close(handle)
    strokes = [stroke for drawing in drawings for stroke in drawing]
    np.savez(
        temporary,
        points=np.concatenate(strokes).astype(np.float32),
        lengths=np.array([len(stroke) for stroke in strokes], np.int32),
        counts=np.array([len(drawing) for drawing in drawings], np.int32),
    )
    os.replace(temporary, file)
