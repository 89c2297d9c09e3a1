"""One photo of each of the 1,000 classes of ImageNet: things that a network with fewer classes does not know.

These photos may be used, not shown. There is no official address for this selection: a mirror must hold it.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache

import numpy as np

from ..images.fitting import Fit, fitted, opened
from .fetch import from_mirror

FILE = "imagenet-samples/imagenet_1_per_class_224px.zip"


@cache
def names() -> tuple[str, ...]:
    """Names of the classes, such as ``tench``, in the order of their numbers."""
    return tuple(name.split("_", 1)[1].removesuffix(".jpg") for name in _files())


def photos(fit: Fit, which: np.ndarray) -> np.ndarray:
    """Photos of the given classes, as the network receives them: (n, size, size, 3) uint8."""
    with zipfile.ZipFile(from_mirror(FILE)) as archive:
        return np.stack([fitted(opened(io.BytesIO(archive.read(_files()[i]))), fit) for i in which])


@cache
def _files() -> tuple[str, ...]:
    with zipfile.ZipFile(from_mirror(FILE)) as archive:
        return tuple(sorted(name for name in archive.namelist() if name.endswith(".jpg")))
