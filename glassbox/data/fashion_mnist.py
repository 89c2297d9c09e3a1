"""Fashion-MNIST: 70,000 photos of clothes, 28x28 pixels, ten kinds (Xiao, Rasul, Vollgraf, 2017, arXiv:1708.07747)."""

from __future__ import annotations

from ..splits import Data, Splits
from . import idx

SOURCE = Data(
    name="Fashion-MNIST",
    source="https://github.com/zalandoresearch/fashion-mnist",
    licence="MIT",
    shown=True,
    flaws="Every piece of clothing lies flat, alone and centred on black, as a shop shows it. Shirts, pullovers and coats "
    "are hard to tell apart at 28 pixels, even for people.",
)
ADDRESSES = [
    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
]
FILES = {
    "train-images-idx3-ubyte.gz": "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
    "train-labels-idx1-ubyte.gz": "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
    "t10k-images-idx3-ubyte.gz": "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
    "t10k-labels-idx1-ubyte.gz": "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
}
LABELS = ("T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "trainer", "bag", "ankle boot")


def load() -> Splits:
    """Fashion-MNIST in three parts: 55,000 to train, 5,000 to decide, the official 10,000 to measure.

    Inputs are (n, 28, 28, 1) uint8, black behind the garment; targets (n,) positions in `LABELS`.
    """
    return idx.three(*(idx.part(name, "fashion-mnist", FILES, ADDRESSES) for name in ("train", "t10k")))
