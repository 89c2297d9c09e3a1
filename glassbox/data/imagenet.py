"""One photo of each of the 1,000 classes of ImageNet: things that a network with fewer classes does not know.

These photos may be used, not shown. There is no official address for this selection: a mirror must hold it.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import numpy as np

from ..images.fitting import Fit, fitted, opened
from ..splits import Data, Part
from .fetch import from_mirror

SOURCE = Data(
    name="ImageNet samples",
    source="https://www.image-net.org/",
    licence="ImageNet's terms of access: used to measure, not shown",
    shown=False,
    flaws="One photo of each kind, chosen by nobody knows whom; some may be among those that the network learned from. The "
    "kinds are uneven: 118 are breeds of dogs, and there is no word for a person. Many photos show several things and "
    "have one label.",
)
FILE = "imagenet-samples/imagenet_1_per_class_224px.zip"


@cache
def names() -> tuple[str, ...]:
    """Names of the classes, such as ``tench``, in the order of their numbers."""
    return tuple(name.split("_", 1)[1].removesuffix(".jpg") for name in _files())


def samples(fit: Fit) -> Part:
    """One photo of each class, in the order of their numbers: inputs (1000, size, size, 3) uint8."""
    which = np.arange(len(names()))
    return Part(photos(fit, which), which)


@cache
def words() -> tuple[str, ...]:
    """What a reader would call the 1,000 classes, in the order of their numbers, each of its own."""
    return tuple(row[0] for row in _kinds())


@cache
def groups() -> tuple[str, ...]:
    """The larger kind of each class, such as "cat" of "tabby", after WordNet; "" where it stands alone."""
    return tuple(row[1] for row in _kinds())


def photos(fit: Fit, which: np.ndarray) -> np.ndarray:
    """Photos of the given classes, as the network receives them: (n, size, size, 3) uint8."""
    with zipfile.ZipFile(from_mirror(FILE)) as archive:
        return np.stack([fitted(opened(io.BytesIO(archive.read(_files()[i]))), fit) for i in which])


def _kinds() -> list[list[str]]:
    text = Path(__file__).with_name("imagenet_kinds.txt").read_text(encoding="utf-8")
    return [[*line.split("\t"), ""][:2] for line in text.splitlines()]


@cache
def _files() -> tuple[str, ...]:
    with zipfile.ZipFile(from_mirror(FILE)) as archive:
        return tuple(sorted(name for name in archive.namelist() if name.endswith(".jpg")))
