"""MNIST: 70,000 handwritten digits, 28x28 pixels (LeCun, Cortes, Burges, 1998), with traced strokes."""

from __future__ import annotations

from dataclasses import replace

from ..drawing import tracing
from ..splits import Data, Part, Splits
from . import idx
from .fetch import cache_folder
from .traced import Traced

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
    file = cache_folder() / "mnist" / f"strokes-{tracing.VERSION}-{name}.npz"
    return replace(part, strokes=Traced(part.inputs[..., 0], file)) if strokes else part
